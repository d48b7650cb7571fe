import type { Clip, ClipOptionsOf } from "./clip.ts";

/** Every element bounded to ±clip_value: ±Inf becomes ±clip_value, NaN stays. */
export const value: Clip<ClipOptionsOf<"value">> = {
  torchName: "clip_grad_value_",
  apply({ norms }, { clip_value }) {
    norms.clamp(clip_value);
    return 1;
  },
};
