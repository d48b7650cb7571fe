import type { Activation } from "./activation.ts";

const f = Math.fround;

/** φ(x) = x above 0, negative_slope·x elsewhere. */
export const leaky_relu: Activation = {
  name: "leaky_relu",
  module: "nn.LeakyReLU",
  functional: "F.leaky_relu",
  usesSlope: true,
  kink: true,
  forward: (x, negative_slope) => (x > 0 ? x : f(x * negative_slope)),
  backward: (dy, x, _y, negative_slope) => (x > 0 ? dy : f(dy * negative_slope)),
  forward64: (x, negative_slope) => (x > 0 ? x : x * negative_slope),
  derivative64: (x, negative_slope) => (x > 0 ? 1 : negative_slope),
};
