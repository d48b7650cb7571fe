import type { LossData } from "../../charts/loss.ts";
import type { Lab } from "../../runs/labStore.ts";
import { stepViewOf } from "./stepViewOf.ts";

/** The other of two lanes; of more, the first one, and for the first one the second. */
export function ghostOf(lane: number, lanes: number): number | null {
  if (lanes < 2) return null;
  return lane === 0 ? 1 : 0;
}

/** What a lane's chart of the loss shows at this moment. */
export function lossData(
  lab: Pick<Lab, "store" | "position">,
  lane: number,
  axis: boolean,
  words: LossData["words"],
): LossData {
  const { lanes } = lab.store.getState();
  const ghost = ghostOf(lane, lanes.length);
  return {
    ...stepViewOf(lane, lab),
    history: lanes[lane]?.run?.history ?? null,
    ghost: ghost === null ? null : (lanes[ghost]?.run?.history ?? null),
    axis,
    words,
  };
}
