import { activations } from "../../../src/engine/activations/index.ts";
import type { LossName } from "../../../src/engine/losses/names.ts";
import type { MlpSpec, Network, NetworkSpec } from "../../../src/engine/network.ts";

/** Rows of features. */
export type Matrix = readonly (readonly number[])[];

/** The values of a network's tensors by name, in float64 and row-major. */
export type Tensors64 = Readonly<Record<string, Float64Array>>;

export function tensors64(network: Network): Tensors64 {
  const named = [network.input, network.target, ...network.parameters.map(({ value }) => value)];
  return Object.fromEntries(named.map(({ name }) => [name, Float64Array.from(network.readTensor(name))]));
}

/** Of rows of predictions and targets; over time the rows of all time steps. */
export const lossOf64: Record<LossName, (prediction: Matrix, target: Matrix) => number> = {
  mse: (prediction, target) => mean(prediction.flatMap((row, b) => row.map((p, j) => (p - at(target, b, j)) ** 2))),
  cross_entropy: (prediction, target) =>
    mean(
      prediction.map((row, b) => {
        const partition = Math.log(row.reduce((sum, logit) => sum + Math.exp(logit), 0));
        return row.reduce((sum, logit, j) => sum - at(target, b, j) * (logit - partition), 0);
      }),
    ),
};

/**
 * The loss of the same network in float64, written down a second time from the definitions and sharing only φ with the
 * engine. `nudges` (by the name of a signal) are added to it, to differentiate with respect to it.
 */
export function loss64(
  { model, loss, data }: NetworkSpec<MlpSpec>,
  tensors: Tensors64,
  nudges: Tensors64 = {},
): number {
  const matrix = (name: string, columns: number) => rowsOf(tensors[name], columns);
  const vector = (name: string) => [...(tensors[name] ?? [])];

  const nudged = (name: string, x: Matrix): Matrix => {
    const nudge = nudges[name];
    return nudge === undefined ? x : x.map((row, b) => row.map((value, j) => value + (nudge[b * row.length + j] ?? 0)));
  };
  const linear = (l: number, x: Matrix): Matrix => {
    const W = matrix(`linear${l}.weight`, x[0]?.length ?? 0);
    const bias = vector(`linear${l}.bias`);
    return x.map((row) => W.map((w, o) => w.reduce((sum, value, k) => sum + value * (row[k] ?? 0), bias[o] ?? 0)));
  };
  const norm = (l: number, z: Matrix): Matrix => {
    if (model.norm === "none") return z;
    const standard = model.norm === "layer_norm" ? z.map(standardized) : transposed(transposed(z).map(standardized));
    const weight = vector(`norm${l}.weight`);
    const bias = vector(`norm${l}.bias`);
    return standard.map((row) => row.map((value, j) => value * (weight[j] ?? 0) + (bias[j] ?? 0)));
  };

  let h = matrix("input", model.in_features);
  if (h.length !== data.batch_size) throw new Error("batch");
  for (let l = 1; l <= model.depth; l++) {
    const phi = (x: number) => activations[model.activation].forward64(x, model.negative_slope);
    const a = norm(l, linear(l, h)).map((row) => row.map(phi));
    const previous = h;
    const skip = model.residual && l > 1;
    h = skip ? a.map((row, b) => row.map((value, j) => at(previous, b, j) + model.residual_scale * value)) : a;
    h = nudged(`h${l}`, h);
  }
  const prediction = nudged("prediction", linear(model.depth + 1, h));
  return lossOf64[loss](prediction, matrix("target", model.out_features));
}

export function rowsOf(values: Float64Array | undefined, columns: number): Matrix {
  if (values === undefined) throw new Error("no such tensor");
  return Array.from({ length: values.length / columns }, (_, i) => [
    ...values.subarray(i * columns, (i + 1) * columns),
  ]);
}

function transposed(x: Matrix): Matrix {
  return (x[0] ?? []).map((_, j) => x.map((_row, b) => at(x, b, j)));
}

function standardized(values: readonly number[]): number[] {
  const centre = mean(values);
  const deviation = Math.sqrt(mean(values.map((value) => (value - centre) ** 2)) + 1e-5);
  return values.map((value) => (value - centre) / deviation);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
export const at = (x: Matrix, b: number, j: number) => x[b]?.[j] ?? Number.NaN;
