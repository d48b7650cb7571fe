import type { ClipOptions } from "./clipping/clip.ts";
import type { GradientNorms } from "./clipping/gradientNorms.ts";
import { measures, ofMoves, ofRawGradients } from "./measures/index.ts";
import type { Measure, Write } from "./measures/measure.ts";
import { planMoves } from "./measures/moves.ts";
import { type LiveScene, sceneOf } from "./measures/scene.ts";
import type { ModelSpec, Network, NetworkTensors, Signal } from "./network.ts";
import type { StepWitness } from "./optimizers/optimizerRun.ts";
import { layoutOf, type Quantity, type RowLayout } from "./quantities.ts";
import type { Arena } from "./tensor/arena.ts";
import type { Tensor } from "./tensor/tensor.ts";

/** Records the quantities of a training step that were asked for, and computes nothing else. */
interface Probe {
  readonly layout: RowLayout;
  /** The record of the last step, laid out by `layout`. */
  readonly row: Float64Array;
  /** What accumulates from step to step, by quantity: live arrays to save and restore; nothing where none was asked for. */
  readonly state: Readonly<Record<string, Float64Array>>;
  /** The gradients exist; before they are clipped in the way that is said, and before the parameters move. */
  afterBackward(loss: number, clip: ClipOptions): void;
  afterClip(clip_coef: number): void;
  /** Must see the parameters move. */
  readonly witness: StepWitness;
  afterUpdate(): void;
}

export interface ProbePlan {
  bind(network: Network, norms: GradientNorms): Probe;
}

/** Reserves what the quantities need beyond the network: the gradients as they were before clipping, and a parameter. */
export function planProbe(
  arena: Arena,
  tensors: NetworkTensors,
  model: ModelSpec,
  asked: readonly Quantity[],
): ProbePlan {
  const needs = (some: readonly Quantity[]) => asked.some((quantity) => some.includes(quantity));
  const rawGradients = needs(ofRawGradients)
    ? tensors.parameters.map(({ name, value }) => arena.reserve(`${name}.grad.raw`, value.shape))
    : [];
  const movesOf = planMoves(arena, tensors.parameters, {
    weights: needs(ofMoves.weights),
    updates: needs(ofMoves.updates),
    updates32: needs(ofMoves.updates32),
  });
  const named = new Map(arena.tensors.map((tensor) => [tensor.name, tensor]));
  const activated = tensors.hidden.map((signal) => activatedOf(signal, named));
  return {
    bind(network, norms) {
      const moves = movesOf(network.kernels);
      return bind(sceneOf(network, norms, model, activated, rawGradients, moves), network, moves, asked);
    },
  };
}

/** With residual the activation's output is the branch "a3" of the sum "h3". */
function activatedOf({ name, parts }: Signal, named: ReadonlyMap<string, Tensor>): readonly Tensor[] {
  const branch = named.get(name.replace(/^h/, "a"));
  return branch === undefined ? parts.map(({ value }) => value) : [branch];
}

function bind(
  scene: LiveScene,
  { parameters, hidden, memory, recurrent }: Network,
  witness: StepWitness,
  asked: readonly Quantity[],
): Probe {
  const namesOf = (entries: readonly { readonly name: string }[]) => entries.map(({ name }) => name);
  const layout = layoutOf(asked, {
    parameter: namesOf(parameters),
    hidden: namesOf(hidden),
    memory: namesOf(memory),
    recurrent: namesOf(recurrent),
  });
  const row = new Float64Array(layout.width).fill(Number.NaN);
  const made = layout.columns.map(({ quantity, offset }) => ({ quantity, offset, measure: measures[quantity](scene) }));
  const state = made.flatMap(({ quantity, measure }) => (measure.state ? [[quantity, measure.state] as const] : []));
  const backward = recordingsOf("backward");
  const clip = recordingsOf("clip");
  const update = recordingsOf("update");

  function recordingsOf(phase: Exclude<keyof Measure, "state">): readonly Recording[] {
    return made.flatMap(({ measure, offset }) => {
      const write = measure[phase];
      return write === undefined ? [] : [{ write, offset }];
    });
  }

  function record(recordings: readonly Recording[]): void {
    for (const { write, offset } of recordings) write(row, offset);
  }

  return {
    layout,
    row,
    state: Object.fromEntries(state),
    afterBackward(loss, clipOptions) {
      scene.forget();
      scene.loss = loss;
      scene.clip = clipOptions;
      record(backward);
      keepGradients(scene);
    },
    afterClip(clip_coef) {
      scene.clip_coef = clip_coef;
      record(clip);
    },
    witness,
    afterUpdate: () => record(update),
  };
}

interface Recording {
  readonly write: Write;
  readonly offset: number;
}

function keepGradients({ kernels, gradients, rawGradients }: LiveScene): void {
  let i = 0;
  for (const { offset, length } of rawGradients) kernels.copy(offset, (gradients[i++] as Tensor).offset, length);
}
