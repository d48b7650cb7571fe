import type { GradientNorms } from "../clipping/gradientNorms.ts";
import type { ModelSpec, Network } from "../network.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { Moves, Scene } from "./measure.ts";
import { signalNorms64 } from "./norms.ts";

/** The scene of one run, and what changes in it from step to step. */
export interface LiveScene extends Omit<Scene, "clip" | "loss" | "clip_coef"> {
  clip: Scene["clip"];
  loss: number;
  clip_coef: number;
  /** Other gradients from here on: what was taken of the last ones does not count any more. */
  forget(): void;
}

export function sceneOf(
  network: Network,
  norms: GradientNorms,
  model: ModelSpec,
  activated: Scene["activated"],
  rawGradients: readonly Tensor[],
  moves: Moves,
): LiveScene {
  const { kernels, parameters, hidden, memory } = network;
  const gradients = parameters.map(({ gradient }) => gradient);
  const hiddenGradients = hidden.map(({ parts }) => parts.map(({ gradient }) => gradient));
  let step = 0;
  const oncePerStep = (length: number, take: (into: Float64Array) => void) => {
    const values = new Float64Array(length);
    let taken = -1;
    return () => {
      if (taken !== step) take(values);
      taken = step;
      return values;
    };
  };
  return {
    model,
    kernels,
    norms,
    parameters: parameters.map(({ value }) => value),
    gradients,
    layers: network.layers,
    hidden: hidden.map(({ parts }) => parts.map(({ value }) => value)),
    hiddenGradients,
    activated,
    memoryGradients: memory.map(({ parts }) => parts.map(({ gradient }) => gradient)),
    recurrent: network.recurrent,
    rawGradients,
    moves,
    hiddenGradientNorms: oncePerStep(hidden.length, (into) => signalNorms64(kernels, hiddenGradients, into, 0)),
    clip: { mode: "none" },
    loss: Number.NaN,
    clip_coef: 1,
    forget() {
      step++;
    },
  };
}
