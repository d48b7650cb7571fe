import type { Activation } from "./activation.ts";
import { exponentialLinear } from "./exponentialLinear.ts";

/** Clevert, Unterthiner & Hochreiter 2016, alpha = 1. */
export const elu: Activation = {
  name: "elu",
  module: "nn.ELU",
  functional: "F.elu",
  usesSlope: false,
  kink: false,
  ...exponentialLinear(1, 1),
};
