/** Every activation that a network may have, by the name that an experiment uses: all that the page needs of them. */
export const activationNames = [
  "linear",
  "sigmoid",
  "tanh",
  "relu",
  "leaky_relu",
  "gelu",
  "selu",
  "elu",
  "silu",
  "softplus",
] as const;

export type ActivationName = (typeof activationNames)[number];
