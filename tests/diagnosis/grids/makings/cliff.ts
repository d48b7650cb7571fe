import type { Making } from "../grid.ts";
import { logUniform, uniform } from "../ranges.ts";

/**
 * One neuron that walks toward the wall of the loss surface, b = 0.5 − 0.622459 w, from a little way before it, in steps
 * that are shorter than the wall is thick; clipping may let it survive.
 */
export const cliff: Making = {
  cause: "cliff",
  make(dice, sizes) {
    const w = uniform(dice, 4.8, 5.4);
    const b = 0.5 - 0.622459 * w - uniform(dice, 0.03, 0.08);
    return {
      steps: 400,
      model: { kind: "one_neuron_rnn", w, b, seq_len: dice.pick(sizes.lengths) + 20 },
      optimizer: { name: "sgd", lr: logUniform(dice, 0.01, 0.04) },
      clip: dice.chance(0.3) ? { mode: "norm", max_norm: 1 } : { mode: "none" },
    };
  },
};
