import type { Activation } from "./activation.ts";
import { elu } from "./elu.ts";
import { gelu } from "./gelu.ts";
import { leaky_relu } from "./leaky_relu.ts";
import { linear } from "./linear.ts";
import type { ActivationName } from "./names.ts";
import { relu } from "./relu.ts";
import { selu } from "./selu.ts";
import { sigmoid } from "./sigmoid.ts";
import { silu } from "./silu.ts";
import { softplus } from "./softplus.ts";
import { tanh } from "./tanh.ts";

/** Every activation that a network may have. */
export const activations = {
  linear,
  sigmoid,
  tanh,
  relu,
  leaky_relu,
  gelu,
  selu,
  elu,
  silu,
  softplus,
} as const satisfies Record<ActivationName, Activation>;
