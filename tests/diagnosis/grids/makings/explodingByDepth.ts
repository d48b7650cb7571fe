import type { Patch } from "../../../../src/experiment/schema.ts";
import type { Making } from "../grid.ts";
import { logUniform, uniform } from "../ranges.ts";
import { mlp } from "./mlp.ts";

/**
 * What multiplies the signal by at least 1.2 a layer: activations with their gains, and plain skips, which are no
 * remedy.
 */
const kinds: readonly (readonly [model: Patch["model"], low: number, high: number])[] = [
  [{ activation: "relu" }, 1.9, 2.6],
  [{ activation: "relu" }, 1.9, 2.6],
  [{ activation: "leaky_relu", negative_slope: 0.1 }, 1.9, 2.4],
  [{ activation: "gelu" }, 2.2, 2.8],
  [{ activation: "tanh" }, 2.8, 4],
  [{ activation: "linear" }, 1.4, 1.9],
  [{ residual: true }, 1.4, 2],
];

/**
 * Deep, with a gain far above the edge of chaos; the rate may be tiny or usual, and clipping may keep the run alive.
 */
export const explodingByDepth: Making = {
  cause: "exploding_by_depth",
  make(dice, sizes) {
    const [model = {}, low, high] = dice.pick(kinds);
    const patch = mlp(dice, sizes, dice.pick(sizes.deep), {
      model,
      init: { scheme: "scaled_normal", sigma_w: uniform(dice, low, high) },
      optimizer: dice.chance(0.2) ? { name: "adam", lr: 1e-3 } : { name: "sgd", lr: logUniform(dice, 1e-9, 3e-2) },
    });
    return dice.chance(0.3) ? { ...patch, clip: { mode: "norm", max_norm: 1 } } : patch;
  },
};
