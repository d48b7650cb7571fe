import type { LossName } from "../engine/losses/names.ts";
import { columnOf } from "../engine/quantities.ts";
import { pastMedian } from "./pastMedian.ts";
import { indexOf, type Recorded } from "./recorded.ts";

/** A step whose targets are far from the usual: at least `ratio` times as large, by what was measured. */
export interface TargetJump {
  readonly step: number;
  readonly ratio: number;
}

/** Targets so many times the usual ones make a bad batch. */
const TARGET_FACTOR = 10;
/** Steps that it takes to know what is usual. */
const LEAST = 2;

/**
 * The last step from `from` to `until` whose targets were more than 10 times the usual ones. Targets are not recorded;
 * the loss and the prediction p say how large they are at least.
 *
 * - mse: √loss = rms(p − y), and by the triangle inequality √loss − rms(p) ≤ rms(y) ≤ √loss + rms(p): the lower bound
 *   is held against the median of the upper bounds before it.
 * - cross_entropy: the loss is proportional to the targets, and of usual targets no more than a few times the largest
 *   logit: it is held against its own median and 2 rms(p).
 *
 * A prediction that runs away, however far, looks like neither.
 */
export function targetJump(recorded: Recorded, loss: LossName, from: number, until: number): TargetJump | null {
  const lossAt = indexOf(recorded.layout, "loss");
  const rms = columnOf(recorded.layout, "activation_rms");
  if (lossAt < 0 || rms === undefined) return null;
  const ratioAt = ratios[loss]({
    loss: (bin) => recorded.last(bin, lossAt),
    prediction: (bin) => recorded.last(bin, rms.offset + rms.length - 1),
  });
  for (let bin = recorded.binOf(until); bin >= Math.max(LEAST, recorded.binOf(Math.max(0, from))); bin--) {
    const ratio = ratioAt(bin);
    if (ratio > TARGET_FACTOR) return { step: bin * recorded.stride, ratio };
  }
  return null;
}

/** The loss, and rms(p), of a bin. */
interface Seen {
  loss(bin: number): number;
  prediction(bin: number): number;
}

/** How many times the usual targets those of a bin are at least. */
const ratios: { readonly [L in LossName]: (seen: Seen) => (bin: number) => number } = {
  mse: ({ loss, prediction }) => {
    const residual = (bin: number) => Math.sqrt(loss(bin));
    const upper = (bin: number) => residual(bin) + prediction(bin);
    return (bin) => (residual(bin) - prediction(bin)) / pastMedian(bin, upper);
  },
  cross_entropy:
    ({ loss, prediction }) =>
    (bin) =>
      loss(bin) / (pastMedian(bin, loss) + 2 * prediction(bin)),
};
