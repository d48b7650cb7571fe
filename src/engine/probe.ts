import type { ClipOptions } from "./clipping/clip.ts";
import type { GradientNorms } from "./clipping/gradientNorms.ts";
import { measures, ofRawGradients, ofUpdates } from "./measures/index.ts";
import type { Measure, Write } from "./measures/measure.ts";
import { type LiveScene, sceneOf } from "./measures/scene.ts";
import type { ModelSpec, Network, NetworkTensors, Signal } from "./network.ts";
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
  /** May measure the norms of the gradients anew. */
  afterClip(clip_coef: number): void;
  afterUpdate(): void;
}

export interface ProbePlan {
  bind(network: Network, norms: GradientNorms): Probe;
}

/**
 * Reserves what the quantities need beyond the network: one copy of the parameters' size, for the gradients as they were
 * before clipping and then for the parameters as they were before the update.
 */
export function planProbe(
  arena: Arena,
  tensors: NetworkTensors,
  model: ModelSpec,
  asked: readonly Quantity[],
): ProbePlan {
  const copied = {
    gradients: asked.some((quantity) => ofRawGradients.includes(quantity)),
    parameters: asked.some((quantity) => ofUpdates.includes(quantity)),
  };
  const copies =
    copied.gradients || copied.parameters
      ? tensors.parameters.map(({ name, value }) => arena.reserve(`${name}.copy`, value.shape, value.length))
      : [];
  const named = new Map(arena.tensors.map((tensor) => [tensor.name, tensor]));
  const activated = tensors.hidden.map((signal) => activatedOf(signal, named));
  return { bind: (network, norms) => bind(sceneOf(network, norms, model, activated, copies), network, copied, asked) };
}

/** With residual the activation's output is the branch "a3" of the sum "h3". */
function activatedOf({ name, parts }: Signal, named: ReadonlyMap<string, Tensor>): readonly Tensor[] {
  const branch = named.get(name.replace(/^h/, "a"));
  return branch === undefined ? parts.map(({ value }) => value) : [branch];
}

function bind(
  scene: LiveScene,
  { parameters, hidden, memory, recurrent }: Network,
  copied: { readonly gradients: boolean; readonly parameters: boolean },
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
      if (copied.gradients) copy(scene, scene.gradients);
    },
    afterClip(clip_coef) {
      scene.clip_coef = clip_coef;
      record(clip);
      if (copied.parameters) copy(scene, scene.parameters);
    },
    afterUpdate() {
      if (copied.parameters) subtractCopies(scene);
      record(update);
    },
  };
}

interface Recording {
  readonly write: Write;
  readonly offset: number;
}

function copy({ kernels, copies }: LiveScene, tensors: readonly Tensor[]): void {
  let i = 0;
  for (const { offset, length } of copies) kernels.copy(offset, (tensors[i++] as Tensor).offset, length);
}

/** The copies of θ_k become θ_{k+1} − θ_k. */
function subtractCopies({ kernels, parameters, copies }: LiveScene): void {
  let i = 0;
  for (const { offset, length } of copies) {
    kernels.addScaled(offset, (parameters[i++] as Tensor).offset, offset, -1, length);
  }
}
