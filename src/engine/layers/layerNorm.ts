import type { Norm } from "./norm.ts";

/** nn.LayerNorm (Ba, Kiros & Hinton 2016): each sample over its features. */
export const layer_norm: Norm = {
  moments: (batch) => batch,
  forward: "layerNormForward",
  backward: "layerNormBackward",
};
