/** The nonlinearities that torch.nn.init.calculate_gain knows and that a network here may have. */
export type GainNonlinearity = "linear" | "sigmoid" | "tanh" | "relu" | "leaky_relu" | "selu";

/** torch.nn.init.calculate_gain; a is the negative slope of leaky_relu. */
export function calculateGain(nonlinearity: GainNonlinearity, a: number): number {
  switch (nonlinearity) {
    case "linear":
    case "sigmoid":
      return 1;
    case "tanh":
      return 5 / 3;
    case "relu":
      return Math.sqrt(2);
    case "leaky_relu":
      return Math.sqrt(2 / (1 + a * a));
    case "selu":
      return 3 / 4;
    default:
      return nonlinearity satisfies never;
  }
}
