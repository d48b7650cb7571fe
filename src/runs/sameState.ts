import type { LabState, LaneState } from "./labState.ts";

/** The new part of the state, with the old objects in the place of those that say the same: nobody redraws for them. */
export function keepingSame(old: LabState, part: Partial<LabState>): Partial<LabState> {
  const lanes = part.lanes?.map((lane, k) => sameLane(old.lanes[k], lane));
  const sameLanes = lanes?.length === old.lanes.length && lanes.every((lane, k) => lane === old.lanes[k]);
  const sameMarks = JSON.stringify(part.marks) === JSON.stringify(old.marks);
  return {
    ...part,
    ...(lanes && { lanes: sameLanes ? old.lanes : lanes }),
    ...(part.marks && sameMarks && { marks: old.marks }),
  };
}

function sameLane(old: LaneState | undefined, lane: LaneState): LaneState {
  if (old === undefined) return lane;
  const kept = { ...lane, status: same(old.status, lane.status), readouts: same(old.readouts, lane.readouts) };
  return same(old, kept);
}

/** The old object if all its values are the new one's. */
function same<T extends object>(old: T, next: T): T {
  const keys = Object.keys(next) as (keyof T)[];
  const equal = keys.length === Object.keys(old).length && keys.every((key) => Object.is(old[key], next[key]));
  return equal ? old : next;
}
