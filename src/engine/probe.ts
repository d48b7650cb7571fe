import type { GradientNorms } from "./clipping/gradientNorms.ts";
import { type Measure, measures, type Phase, type Scene } from "./measures.ts";
import type { Network, NetworkTensors } from "./network.ts";
import { layoutOf, type Quantity, type RowLayout } from "./quantities.ts";
import type { Arena } from "./tensor/arena.ts";
import type { Tensor } from "./tensor/tensor.ts";

/** Records the quantities of a training step that were asked for, and computes nothing else. */
interface Probe {
  readonly layout: RowLayout;
  /** The record of the last step, laid out by `layout`. */
  readonly row: Float64Array;
  /** The gradients exist; before they are clipped and before the parameters move. */
  afterBackward(loss: number): void;
  /** May measure the norms of the gradients anew. */
  afterClip(clip_coef: number): void;
  afterUpdate(): void;
}

export interface ProbePlan {
  bind(network: Network, norms: GradientNorms): Probe;
}

/** Reserves what the quantities need beyond the network: the old parameters, where the update is measured. */
export function planProbe(arena: Arena, tensors: NetworkTensors, asked: readonly Quantity[]): ProbePlan {
  const updates =
    asked.includes("update_norm") || asked.includes("update_norm_f64")
      ? tensors.parameters.map(({ name, value }) => arena.reserve(`${name}.update`, value.shape, value.length))
      : [];
  return { bind: (network, norms) => bind(network, norms, updates, asked) };
}

function bind(network: Network, norms: GradientNorms, updates: readonly Tensor[], asked: readonly Quantity[]): Probe {
  const { kernels, parameters, hidden } = network;
  const layout = layoutOf(asked, {
    parameter: parameters.map(({ name }) => name),
    hidden: hidden.map(({ name }) => name),
  });
  const row = new Float64Array(layout.width).fill(Number.NaN);
  const scene: Scene = {
    kernels,
    norms,
    parameters: parameters.map(({ value }) => value),
    gradients: parameters.map(({ gradient }) => gradient),
    hidden: hidden.map(({ value }) => value),
    hiddenGradients: hidden.map(({ gradient }) => gradient),
    updates,
    loss: Number.NaN,
    clip_coef: 1,
  };
  const steps = stepsByPhase(layout);
  const record = (phase: Phase) => {
    for (const { measure, offset } of steps[phase]) measure.write(scene, row, offset);
  };
  return {
    layout,
    row,
    afterBackward(loss) {
      scene.loss = loss;
      record("backward");
    },
    afterClip(clip_coef) {
      scene.clip_coef = clip_coef;
      record("clip");
      copyParameters(scene);
    },
    afterUpdate() {
      subtractCopies(scene);
      record("update");
    },
  };
}

interface Recording {
  readonly measure: Measure;
  readonly offset: number;
}

function stepsByPhase({ columns }: RowLayout): Readonly<Record<Phase, readonly Recording[]>> {
  const all = columns.map(({ quantity, offset }) => ({ measure: measures[quantity], offset }));
  const of = (phase: Phase) => all.filter(({ measure }) => measure.phase === phase);
  return { backward: of("backward"), clip: of("clip"), update: of("update") };
}

function copyParameters({ kernels, parameters, updates }: Scene): void {
  let i = 0;
  for (const copy of updates) kernels.copy(copy.offset, (parameters[i++] as Tensor).offset, copy.length);
}

/** The copies of θ_k become θ_{k+1} − θ_k. */
function subtractCopies({ kernels, parameters, updates }: Scene): void {
  let i = 0;
  for (const copy of updates) {
    kernels.addScaled(copy.offset, (parameters[i++] as Tensor).offset, copy.offset, -1, copy.length);
  }
}
