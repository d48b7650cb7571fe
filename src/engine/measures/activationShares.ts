import type { ActivationName } from "../activations/names.ts";
import type { ModelSpec } from "../network.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { MakeMeasure, Scene } from "./measure.ts";

/** Where the outer 1 % of an activation's range begins. */
interface Range {
  readonly low: number;
  readonly high: number;
}

/** The activations that are bounded on both sides. */
const ranges: Partial<Record<ActivationName, Range>> = {
  tanh: { low: -0.99, high: 0.99 },
  sigmoid: { low: 0.01, high: 0.99 },
};

/** The activation that every hidden signal comes out of; null where it is no activation's output. */
function activationOf(model: ModelSpec): ActivationName | null {
  switch (model.kind) {
    case "mlp":
      return model.activation;
    case "rnn":
      return model.cell === "rnn" ? model.nonlinearity : null;
    case "one_neuron_rnn":
      return null;
    default:
      return model satisfies never;
  }
}

/** Units that are 0 over the whole batch/units. */
export const dead_share: MakeMeasure = (scene) =>
  perHiddenSignal(scene, activationOf(scene.model) === "relu" ? shareOfDead : null);

/** Saturated values/values. */
export const saturated_share: MakeMeasure = (scene) => {
  const activation = activationOf(scene.model);
  const range = activation === null ? undefined : ranges[activation];
  return perHiddenSignal(scene, range === undefined ? null : (parts) => shareOfSaturated(parts, range));
};

function perHiddenSignal({ activated }: Scene, share: ((parts: readonly Tensor[]) => number) | null) {
  const last = activated.length - 1;
  return {
    backward(row: Float64Array, at: number) {
      for (let l = 0; l <= last; l++) {
        row[at + l] = share === null || l === last ? Number.NaN : share(activated[l] as readonly Tensor[]);
      }
    },
  };
}

function shareOfDead(parts: readonly Tensor[]): number {
  let dead = 0;
  let units = 0;
  for (const { data, shape } of parts) {
    const features = shape[shape.length - 1] as number;
    for (let j = 0; j < features; j++) if (isZero(data, j, features)) dead++;
    units += features;
  }
  return dead / units;
}

function isZero(data: Float32Array, first: number, stride: number): boolean {
  for (let i = first; i < data.length; i += stride) if (data[i] !== 0) return false;
  return true;
}

function shareOfSaturated(parts: readonly Tensor[], { low, high }: Range): number {
  let saturated = 0;
  let values = 0;
  for (const { data } of parts) {
    for (let i = 0; i < data.length; i++) {
      const value = data[i] as number;
      if (value < low || value > high) saturated++;
    }
    values += data.length;
  }
  return saturated / values;
}
