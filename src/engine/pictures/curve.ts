import type { Predictor } from "../predictor.ts";
import type { Picture, ReadTensor } from "./picture.ts";
import { range } from "./range.ts";

/** Points of the curve. */
const POINTS = 201;

export function curvePainter(predictor: Predictor, truth: (x: number) => number) {
  const x = range(POINTS);
  const target = x.map(truth);
  return (read: ReadTensor): Picture => ({ kind: "curve", x, target, prediction: predictor.predict(read, x, POINTS) });
}
