import { chainLength } from "../../experiment/chainLength.ts";
import type { LabState } from "../../runs/labState.ts";

/** The hidden layers, or time steps, of a lane's network; 0 where there is no such lane. */
export function chainLengthOf(lane: LabState["lanes"][number] | undefined): number {
  return lane === undefined ? 0 : chainLength(lane.experiment);
}
