import { badBatches } from "../diagnosis/badBatches.ts";
import { explosion } from "../diagnosis/explosion.ts";
import type { Branch, Mark } from "./labState.ts";
import type { LaneObserver } from "./laneObserver.ts";

/** Bad batches that the scrubber shows at most. */
const MOST_BAD_BATCHES = 40;

/** The marks of the scrubber, by step: what has happened so far in each lane; what happened in all lanes stands once. */
export function labMarks(lanes: readonly LaneObserver[], branches: readonly Branch[]): readonly Mark[] {
  const marks = lanes.flatMap((lane, k) => laneMarks(lane, k, forksOf(branches, k)));
  const counts = new Map<string, number>();
  const placeOf = ({ kind, step }: Mark) => `${kind} ${step}`;
  for (const mark of marks) counts.set(placeOf(mark), (counts.get(placeOf(mark)) ?? 0) + 1);
  const inAll = (mark: Mark) => counts.get(placeOf(mark)) === lanes.length;
  return marks
    .filter((mark) => !merges(mark) || !inAll(mark) || mark.lane === 0)
    .map((mark) => (merges(mark) && inAll(mark) ? { ...mark, lane: null } : mark))
    .sort((a, b) => a.step - b.step);
}

/** The steps at which a lane parted from what it was. */
function forksOf(branches: readonly Branch[], lane: number): readonly number[] {
  return [...new Set(branches.filter((branch) => branch.lane === lane).map(({ step }) => step))];
}

const merges = ({ kind }: Mark) => kind === "bad_batch" || kind === "change";

function laneMarks(
  { run, tally, lane: { experiment, timeline } }: LaneObserver,
  lane: number,
  forks: readonly number[],
): Mark[] {
  const { steps } = tally;
  const first = explosion(run.firstNonfinite);
  const mark = (kind: Mark["kind"], step: number): Mark => ({ kind, step, lane });
  return [
    ...(tally.firstClip === null ? [] : [mark("first_clip", tally.firstClip)]),
    ...(first === null ? [] : [mark("first_inf", first.step)]),
    ...badBatches(experiment, steps, MOST_BAD_BATCHES).map((step) => mark("bad_batch", step)),
    ...forks.map((step) => mark("fork", step)),
    ...timeline.filter(({ step }) => step <= steps && !forks.includes(step)).map(({ step }) => mark("change", step)),
  ];
}
