import type { Activation } from "./activation.ts";

/** φ(x) = x. */
export const linear: Activation = {
  name: "linear",
  module: "nn.Identity",
  functional: null,
  usesSlope: false,
  kink: false,
  forward: (x) => x,
  backward: (dy) => dy,
  forward64: (x) => x,
  derivative64: () => 1,
};
