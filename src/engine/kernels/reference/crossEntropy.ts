import { type Kernels, LANES } from "../kernels.ts";
import { exp32 } from "../math/exp.ts";
import { log32 } from "../math/log.ts";
import { clearedLanes32, clearedLanes64, collectLanes32, collectLanes64, inLanes } from "./lanes.ts";

const f = Math.fround;

/** Of the row in work: its largest logit and log Σ exp(x − max); and −1/rows. */
const row = { max: 0, logSum: 0, factor: 0 };
/** The terms of the loss that fill no group of lanes. */
const rest = new Float64Array(LANES);

const shiftedExp = (x: number) => exp32(f(x - row.max));

/** ∂L/∂log p of a target. */
const weighted = (y: number) => f(row.factor * y);

/** The largest is subtracted first: beside it the logarithm may be too small to survive. */
const logProbability = (x: number) => f(f(x - row.max) - row.logSum);

export function crossEntropyKernels(m: Float32Array): Pick<Kernels, "crossEntropyForward" | "crossEntropyBackward"> {
  /** Σ term(x) in float32 lanes. */
  function sumOf(x: number, length: number, term: (x: number) => number): number {
    const full = inLanes(length);
    const lanes = clearedLanes32();
    for (let j = 0; j < full; j++) lanes[j % LANES] += term(m[x + j]);
    let sum = collectLanes32(lanes);
    for (let j = full; j < length; j++) sum = f(sum + term(m[x + j]));
    return sum;
  }

  /** A NaN among the logits, and a largest one of ±Inf, make the sum NaN and with it the whole row. */
  function measureRow(x: number, classes: number): void {
    row.max = -Infinity;
    for (let j = 0; j < classes; j++) if (m[x + j] > row.max) row.max = m[x + j];
    row.logSum = log32(sumOf(x, classes, shiftedExp));
  }

  return {
    crossEntropyForward(prediction, target, rows, classes) {
      const full = inLanes(rows * classes);
      const lanes = clearedLanes64();
      for (let i = 0; i < rows * classes; i++) {
        if (i % classes === 0) measureRow(prediction + i, classes);
        const term = f(m[target + i] * logProbability(m[prediction + i]));
        if (i < full) lanes[i % LANES] += term;
        else rest[i - full] = term;
      }
      let sum = collectLanes64(lanes);
      for (let i = full; i < rows * classes; i++) sum += rest[i - full];
      return f(-f(sum) / rows);
    },
    crossEntropyBackward(dprediction, prediction, target, rows, classes) {
      row.factor = -f(1 / rows);
      for (let at = 0; at < rows * classes; at += classes) {
        measureRow(prediction + at, classes);
        const sum = sumOf(target + at, classes, weighted);
        for (let i = at; i < at + classes; i++) {
          const p = exp32(logProbability(m[prediction + i]));
          m[dprediction + i] = f(weighted(m[target + i]) - f(p * sum));
        }
      }
    },
  };
}
