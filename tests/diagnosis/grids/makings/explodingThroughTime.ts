import type { Making } from "../grid.ts";
import { logUniform, uniform } from "../ranges.ts";
import { rnn } from "./rnn.ts";

/**
 * A recurrent matrix far too large: random under tanh, more than the identity under ReLU, or under the gates of an
 * LSTM. Few tanh units settle on a fixed point however large the matrix is, and there the signal vanishes: so they are twice
 * as many.
 */
export const explodingThroughTime: Making = {
  cause: "exploding_through_time",
  make(dice, sizes) {
    const optimizer = { name: "sgd", lr: logUniform(dice, 1e-6, 5e-2) } as const;
    const wide = 2 * dice.pick(sizes.widths);
    const loss_at = dice.pick(["last", "last", "all"] as const);
    switch (dice.pick(["relu", "tanh", "lstm"] as const)) {
      case "relu": {
        const init = { scheme: "identity", gain: uniform(dice, 1.2, 1.5) } as const;
        return rnn(dice, sizes, "adding", { model: { nonlinearity: "relu", loss_at }, init, optimizer });
      }
      case "tanh": {
        const init = { scheme: "scaled_normal", sigma_w: uniform(dice, 2.5, 3.5) } as const;
        return rnn(dice, sizes, "adding", { model: { hidden_size: wide, loss_at }, init, optimizer });
      }
      case "lstm": {
        const init = { scheme: "scaled_normal", sigma_w: uniform(dice, 9, 14) } as const;
        return {
          ...rnn(dice, sizes, "adding", { model: { cell: "lstm" }, init, optimizer }),
          steps: 10,
        };
      }
    }
  },
};
