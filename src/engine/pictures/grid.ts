import type { LossName } from "../losses/names.ts";
import type { Predictor } from "../predictor.ts";
import type { Picture, ReadTensor, Samples } from "./picture.ts";
import { probabilities } from "./probabilities.ts";
import { range } from "./range.ts";

/** Points of each side. */
const SIDE = 32;

export function gridPainter(predictor: Predictor, classes: number, loss: LossName) {
  const [x, y] = [range(SIDE), range(SIDE)];
  const inputs = new Float32Array(2 * SIDE * SIDE);
  y.forEach((down, j) => {
    x.forEach((across, i) => {
      inputs.set([across, down], 2 * (j * SIDE + i));
    });
  });
  return (read: ReadTensor): Picture => {
    const prediction = probabilities(predictor.predict(read, inputs, SIDE * SIDE), classes, loss);
    return { kind: "grid", x, y, width: SIDE, height: SIDE, classes, prediction, samples: samplesOf(read, classes) };
  };
}

/** Whatever an outlier has made of a target, its class is where it is not 0. */
function samplesOf(read: ReadTensor, classes: number): Samples {
  const [points, targets] = [read("input"), read("target")];
  const found = Array.from({ length: points.length / 2 }, (_, b) =>
    targets.subarray(b * classes, (b + 1) * classes).findIndex((value) => value !== 0),
  );
  const drawn = found.every((index) => index >= 0);
  return drawn
    ? { points, classes: Uint8Array.from(found) }
    : { points: new Float32Array(0), classes: new Uint8Array(0) };
}
