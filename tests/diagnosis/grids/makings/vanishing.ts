import type { Making } from "../grid.ts";
import { logUniform, uniform } from "../ranges.ts";
import { mlp } from "./mlp.ts";
import { rnn } from "./rnn.ts";

/** Deep, or long, with a factor of about a half and less a link. */
export const vanishing: Making = {
  cause: "vanishing",
  make(dice, sizes) {
    const optimizer = { name: "sgd", lr: logUniform(dice, 3e-3, 0.1) } as const;
    const kind = dice.pick(["rnn", "default", "sigmoid", "tanh", "relu"] as const);
    if (kind === "rnn") {
      const init = { scheme: "scaled_normal", sigma_w: uniform(dice, 0.2, 0.6) } as const;
      return rnn(dice, sizes, "adding", { init, optimizer });
    }
    if (kind === "default") {
      // PyTorch's own draw, U(±1/√n), has a factor of 1/√3 a time step.
      const cell = dice.pick(["rnn", "gru", "lstm"] as const);
      return rnn(dice, sizes, "adding", { model: { cell }, init: { scheme: "default" }, optimizer });
    }
    // √χ₁ at most 0.24 for sigmoid, σ_w for tanh and σ_w/√2 for ReLU.
    const sigma_w = uniform(dice, 0.4, 0.55) * (kind === "relu" ? Math.SQRT2 : 1);
    const init = { scheme: "scaled_normal", sigma_w } as const;
    return mlp(dice, sizes, dice.pick(sizes.deep), { model: { activation: kind }, init, optimizer });
  },
};
