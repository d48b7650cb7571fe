import type { HeroQuantity, LaneState } from "../../runs/labState.ts";

/** What a lane's charts show of what is chosen: over time there is no curve of the weights' gradient. */
export function quantityOf(lane: LaneState | undefined, chosen: HeroQuantity): HeroQuantity {
  const overTime = lane !== undefined && lane.experiment.model.kind !== "mlp";
  return overTime && chosen === "weight_gradient" ? "signal" : chosen;
}
