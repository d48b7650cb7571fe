import type { Experiment } from "../../../src/experiment/schema.ts";
import { type LayerOf, type Matrix, type Record64, ranged } from "./record64.ts";

/** The loss and ∂L/∂prediction; `layer`: of the prediction's elements. */
export function loss64(
  record: Record64,
  loss: Experiment["loss"],
  prediction: Matrix,
  target: Float64Array,
  layer: LayerOf = null,
): Float64Array {
  const gradient = loss === "mse" ? meanSquaredError : crossEntropy;
  record.put("loss", "prediction.grad", layer, gradient(record, prediction, target));
  return record.settled("prediction.grad");
}

function meanSquaredError(record: Record64, { values: p }: Matrix, target: Float64Array): Float64Array {
  const errors = p.map((x, i) => Math.fround(x - (target[i] as number)));
  const sum = errors.reduce((total, error) => total + ranged(error * error), 0);
  record.put("loss", "loss", null, Float64Array.of(ranged(sum) / p.length));
  return errors.map((error) => (2 / p.length) * error);
}

function crossEntropy(record: Record64, { rows, columns, values: x }: Matrix, target: Float64Array): Float64Array {
  const logs = new Float64Array(x.length);
  for (let i = 0; i < rows; i++) {
    const row = x.subarray(i * columns, (i + 1) * columns);
    const largest = row.reduce((max, value) => (value > max ? value : max), Number.NEGATIVE_INFINITY);
    const shifted = row.map((value) => ranged(value - largest));
    const logSum = Math.log(shifted.reduce((sum, value) => sum + Math.exp(value), 0));
    logs.set(
      shifted.map((value) => Math.fround(ranged(value - logSum))),
      i * columns,
    );
  }
  const sum = logs.reduce((total, log, i) => total + ranged((target[i] as number) * log), 0);
  record.put("loss", "loss", null, Float64Array.of(-ranged(sum) / rows));
  const gradient = new Float64Array(x.length);
  for (let i = 0; i < rows; i++) {
    const weights = target.subarray(i * columns, (i + 1) * columns).map((y) => -y / rows);
    const total = weights.reduce((all, weight) => ranged(all + weight), 0);
    weights.forEach((weight, j) => {
      const p = Math.fround(Math.exp(logs[i * columns + j] as number));
      gradient[i * columns + j] = ranged(weight - ranged(p * total));
    });
  }
  return gradient;
}
