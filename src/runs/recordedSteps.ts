import type { Steps } from "../text/figures.ts";
import type { History } from "./history.ts";

type Bins = Pick<History, "steps" | "stride" | "span">;

/**
 * Once a history has merged its steps it tells of step 0, of each bin's last step and of those that were trained again;
 * of any other it has the bin. What is asked of several histories at once is answered for the coarsest of them.
 */

/** The last step up to `step` of which all of them tell. */
export function toldAtOrBefore(histories: readonly Bins[], step: number): number {
  const [from, to] = spanAt(histories, step);
  if (from === to) return step;
  // Strides are powers of two: the end of a coarse bin is the end of a finer one too.
  const stride = Math.max(...histories.map((history) => history.stride));
  return Math.max(0, Math.floor((step + 1) / stride) * stride - 1);
}

/** The steps that stand for `step`: itself where all of them tell of it. A run that has ended before shows its own last step. */
export function spanAt(histories: readonly Bins[], step: number): Steps {
  const spans = histories.filter(({ steps }) => step >= 0 && step < steps).map((history) => history.span(step));
  return spans.reduce<Steps>(([from, to], span) => [Math.min(from, span[0]), Math.max(to, span[1])], [step, step]);
}

/** Up to `count` rows of a table, the newest on top: what stands for `step`, then steps of which all of them tell. */
export function stepsBackFrom(histories: readonly Bins[], step: number, count: number): readonly Steps[] {
  const rows: Steps[] = [];
  let next = spanAt(histories, step);
  while (rows.length < count && next[0] >= 0) {
    rows.push(next);
    const before = next[0] === 0 ? -1 : toldAtOrBefore(histories, next[0] - 1);
    next = [before, before];
  }
  return rows;
}
