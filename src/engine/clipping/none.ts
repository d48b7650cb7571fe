import type { Clip, ClipOptionsOf } from "./clip.ts";

/** The gradients as they are. */
export const none: Clip<ClipOptionsOf<"none">> = { torchName: null, apply: () => 1 };
