import type { Clip, ClipOptionsOf } from "./clip.ts";
import { clipCoefficient } from "./clipCoefficient.ts";

/** clip_grad_norm_ on each module's own parameters: the direction of the whole gradient changes. */
export const per_layer: Clip<ClipOptionsOf<"per_layer">> = {
  torchName: "clip_grad_norm_",
  apply({ layers, norms }, { max_norm }) {
    let first = 0;
    for (const { parameters } of layers) {
      const count = parameters.length;
      norms.scale(clipCoefficient(max_norm, norms.total(first, count)), first, count);
      first += count;
    }
    return 1;
  },
};
