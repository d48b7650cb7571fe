import type { Picture } from "../../../../engine/pictures/picture.ts";

/** What the predictions of a picture are between, and how many of them are no numbers. */
export function pictureFacts({ prediction }: Picture) {
  let [least, most, nonfinite] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const value of prediction) {
    if (!Number.isFinite(value)) nonfinite += 1;
    else {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
  }
  return { least, most, nonfinite, count: prediction.length };
}
