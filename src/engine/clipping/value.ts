import type { Clip, ClipOptionsOf } from "./clip.ts";

/** Every element bounded to ±clip_value: ±Inf becomes ±clip_value, NaN stays. */
export const value: Clip<ClipOptionsOf<"value">> = {
  torchName: "clip_grad_value_",
  apply({ kernels, layers }, { clip_value }) {
    for (const { parameters } of layers) {
      for (const { gradient } of parameters) kernels.clamp(gradient.offset, clip_value, gradient.length);
    }
    return 1;
  },
};
