import { clipCoefficient } from "../clipping/clipCoefficient.ts";
import type { MakeMeasure, Scene } from "./measure.ts";

export const clipped_norm: MakeMeasure = ({ norms }) => {
  norms.follow();
  return {
    clip(row, at) {
      norms.measureClipped();
      row[at] = norms.total();
    },
  };
};

/** Clipped steps/steps. Whether this one is clipped stands in the row until the count is taken. */
export const clipped_share: MakeMeasure = (scene) => {
  /** Clipped steps, and steps. */
  const state = new Float64Array(2);
  return {
    state,
    backward(row, at) {
      row[at] = clipsALayer(scene) || clipsAnElement(scene) ? 1 : 0;
    },
    clip(row, at) {
      const clipped = scene.clip_coef < 1 ? 1 : (row[at] as number);
      state[0] = (state[0] as number) + clipped;
      state[1] = (state[1] as number) + 1;
      row[at] = (state[0] as number) / (state[1] as number);
    },
  };
};

function clipsALayer({ clip, layers, norms }: Scene): boolean {
  if (clip.mode !== "per_layer") return false;
  let first = 0;
  for (const { parameters } of layers) {
    if (clipCoefficient(clip.max_norm, norms.total(first, parameters.length)) < 1) return true;
    first += parameters.length;
  }
  return false;
}

function clipsAnElement({ clip, gradients, kernels }: Scene): boolean {
  if (clip.mode !== "value") return false;
  const bound = Math.fround(clip.clip_value);
  for (const { offset, length } of gradients) if (kernels.maxAbs(offset, length) > bound) return true;
  return false;
}

/** cos = Σ raw·applied/(‖raw‖·‖applied‖), 0/0 being NaN. */
export const clip_cosine: MakeMeasure = ({ rawGradients, gradients }) => ({
  clip(row, at) {
    let product = 0;
    let rawSquares = 0;
    let appliedSquares = 0;
    for (let p = 0; p < gradients.length; p++) {
      const raw = (rawGradients[p] as (typeof rawGradients)[0]).data;
      const applied = (gradients[p] as (typeof gradients)[0]).data;
      for (let i = 0; i < raw.length; i++) {
        const before = raw[i] as number;
        const after = applied[i] as number;
        product += before * after;
        rawSquares += before * before;
        appliedSquares += after * after;
      }
    }
    row[at] = Math.min(1, product / (Math.sqrt(rawSquares) * Math.sqrt(appliedSquares)));
  },
});
