import type { Making } from "../grid.ts";
import { logUniform } from "../ranges.ts";
import { mlp } from "./mlp.ts";

/**
 * The error signal of theory grows 3- to 5-fold over the network, and the rate is one that He's network only just
 * bears; squared errors, for those of cross-entropy grow slowly and may recover.
 */
export const mixed: Making = {
  cause: "mixed",
  make(dice, sizes) {
    const depth = dice.pick(sizes.shallow) + 4;
    const width = 2 * dice.pick(sizes.widths);
    const relu = dice.chance(0.5);
    const perLayer = logUniform(dice, 3, 5) ** (1 / (depth - 1));
    // In one network of finite width ReLU's factor is smaller by exp(−5/(4n)).
    const sigma_w = relu ? Math.SQRT2 * perLayer * Math.exp(5 / (4 * width)) : perLayer * Math.exp(1 / (4 * width));
    const patch = mlp(dice, sizes, depth, {
      model: { activation: relu ? "relu" : "linear", hidden_features: width },
      init: { scheme: "scaled_normal", sigma_w },
      optimizer: { name: "sgd", lr: logUniform(dice, 0.2, 1) },
    });
    return { ...patch, loss: "mse" };
  },
};
