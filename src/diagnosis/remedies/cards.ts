import { flatten, nest } from "../../experiment/flat.ts";
import { changed, difference, mergeFlat } from "../../experiment/patch.ts";
import type { Experiment, Patch } from "../../experiment/schema.ts";
import { validate } from "../../experiment/validate.ts";

/** The remedies of the grid, in its order. */
export const cardCodes = [
  "clip_by_norm",
  "clip_by_value",
  "clip_per_layer",
  "he_init",
  "xavier_init",
  "adam",
  "rmsprop",
  "layer_norm",
  "batch_norm",
  "lower_lr",
  "warmup",
  "tanh",
  "residual",
  "residual_plain",
  "l2",
] as const;
export type CardCode = (typeof cardCodes)[number];

export interface Card {
  readonly code: CardCode;
  readonly patch: Patch;
}

/** No entry of the gradient moves its weight by more. */
const CLIP_VALUE = 0.05;
/** PyTorch's own default of Adam; RMSprop's is ten times that, and too much for deep networks. */
const ADAPTIVE_LR = 1e-3;
const LOWER = 20;
const WARMUP_STEPS = 100;
/** A branch of this weight keeps 20 layers near the identity. */
const RESIDUAL_SCALE = 0.1;
const WEIGHT_DECAY = 0.1;

type PatchOf = (experiment: Experiment, max_norm: number) => Patch | null;
const forMlp =
  (patch: Patch): PatchOf =>
  ({ model }) =>
    model.kind === "mlp" ? patch : null;

const patches: { readonly [C in CardCode]: PatchOf } = {
  clip_by_norm: (_, max_norm) => ({ clip: { mode: "norm", max_norm } }),
  clip_by_value: () => ({ clip: { mode: "value", clip_value: CLIP_VALUE } }),
  clip_per_layer: (_, max_norm) => ({ clip: { mode: "per_layer", max_norm } }),
  he_init: forMlp({ init: { scheme: "kaiming_normal", output_sigma_w: null } }),
  xavier_init: forMlp({ init: { scheme: "xavier_normal", gain: 1, output_sigma_w: null } }),
  adam: () => ({ optimizer: { name: "adam", lr: ADAPTIVE_LR } }),
  rmsprop: () => ({ optimizer: { name: "rmsprop", lr: ADAPTIVE_LR } }),
  layer_norm: forMlp({ model: { norm: "layer_norm" } }),
  batch_norm: forMlp({ model: { norm: "batch_norm" } }),
  lower_lr: ({ optimizer }) => ({ optimizer: { lr: optimizer.lr / LOWER } }),
  warmup: () => ({ optimizer: { warmup_steps: WARMUP_STEPS } }),
  tanh: forMlp({ model: { activation: "tanh" } }),
  residual: forMlp({ model: { residual: true, residual_scale: RESIDUAL_SCALE } }),
  residual_plain: forMlp({ model: { residual: true, residual_scale: 1 } }),
  l2: () => ({ optimizer: { weight_decay: WEIGHT_DECAY } }),
};

/** The remedies that exist for an experiment and change something of it. `max_norm`: the threshold of those that clip. */
export function cardsFor(experiment: Experiment, max_norm: number): readonly Card[] {
  return cardCodes.flatMap((code) => {
    const patch = patches[code](experiment, max_norm);
    return patch !== null && changes(experiment, patch) ? [{ code, patch }] : [];
  });
}

function changes(experiment: Experiment, patch: Patch): boolean {
  const after = changed(experiment, patch);
  return difference(flatten(experiment), flatten(after)).size > 0 && validate(after).ok;
}

/** Both at once; null where they set the same field, of which there is only one, or where no network can have both. */
export function bothOf(experiment: Experiment, a: Card, b: Card): Patch | null {
  const [first, second] = [flatten(a.patch), flatten(b.patch)];
  if ([...first.keys()].some((path) => second.has(path))) return null;
  const patch = nest(mergeFlat(first, second));
  return changes(experiment, patch) ? patch : null;
}
