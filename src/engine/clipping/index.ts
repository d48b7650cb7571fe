import type { Clip, ClipOptions, ClipOptionsOf } from "./clip.ts";
import { none } from "./none.ts";
import { norm } from "./norm.ts";
import { per_layer } from "./per_layer.ts";
import { value } from "./value.ts";

/** Every way to clip, by the names that an experiment uses. */
export const clips = Object.freeze({ none, norm, value, per_layer }) satisfies {
  readonly [Mode in ClipOptions["mode"]]: Clip<ClipOptionsOf<Mode>>;
};
