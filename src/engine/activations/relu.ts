import type { Activation } from "./activation.ts";

/** φ(x) = max(x, 0), φ′(0) = 0. A NaN passes, forward and backward; where x ≤ 0 even an infinite dy gives 0. */
export const relu: Activation = {
  name: "relu",
  module: "nn.ReLU",
  functional: "torch.relu",
  usesSlope: false,
  kink: true,
  forward: (x) => Math.max(x, 0),
  backward: (dy, x) => (x <= 0 ? 0 : dy),
  forward64: (x) => Math.max(x, 0),
  derivative64: (x) => (x <= 0 ? 0 : 1),
};
