import type { Patch } from "../../../../src/experiment/schema.ts";
import type { Dice } from "../../../full/dice.ts";
import type { Sizes } from "../grid.ts";
import { mlp } from "./mlp.ts";
import type { Parts } from "./parts.ts";
import { rnn } from "./rnn.ts";

/**
 * A network whose layers or time steps multiply the activations by `factor` in all, and the error signal by as much.
 */
export function overflowing(dice: Dice, sizes: Sizes, factor: number, optimizer: Parts["optimizer"]): Patch {
  const kind = dice.pick(["relu", "linear", "rnn"] as const);
  if (kind === "rnn") {
    const seq_len = dice.pick(sizes.lengths);
    return rnn(dice, sizes, "adding", {
      model: { nonlinearity: "relu", seq_len },
      init: { scheme: "identity", gain: factor ** (1 / seq_len) },
      optimizer,
    });
  }
  const depth = dice.pick(sizes.deep);
  const perLayer = factor ** (1 / depth);
  return mlp(dice, sizes, depth, {
    model: { activation: kind },
    init: { scheme: "scaled_normal", sigma_w: kind === "relu" ? Math.SQRT2 * perLayer : perLayer },
    optimizer,
  });
}
