import type { ModelSpec } from "../network.ts";

/**
 * γ = sup φ′ of a recurrent network's nonlinearity: 1 for tanh and ReLU, ¼ for the logistic function (Pascanu, Mikolov &
 * Bengio 2013). A largest singular value of W_hh below 1/γ is enough for the gradient to vanish over time; one above is
 * needed, not enough, for it to explode. Null where the statement does not hold: the gates of a GRU and an LSTM multiply
 * besides, and a perceptron does not recur.
 */
export function gammaOf(model: ModelSpec): number | null {
  switch (model.kind) {
    case "mlp":
      return null;
    case "rnn":
      return model.cell === "rnn" ? 1 : null;
    case "one_neuron_rnn":
      return 0.25;
    default:
      return model satisfies never;
  }
}
