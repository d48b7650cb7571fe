import type { Activation } from "./activation.ts";
import { exponentialLinear } from "./exponentialLinear.ts";

/** Klambauer et al. 2017; alpha and scale as PyTorch has them. */
export const selu: Activation = {
  name: "selu",
  module: "nn.SELU",
  functional: "F.selu",
  usesSlope: false,
  kink: true,
  ...exponentialLinear(1.6732632423543772, 1.0507009873554805),
};
