import type { Patch } from "../../../../src/experiment/schema.ts";
import type { Dice } from "../../../full/dice.ts";
import type { Sizes } from "../grid.ts";
import { mlp } from "./mlp.ts";
import type { Parts } from "./parts.ts";
import { rnn } from "./rnn.ts";

/** A network whose error signal neither grows nor shrinks much, of several kinds. */
export function wellMade(dice: Dice, sizes: Sizes, optimizer: Parts["optimizer"]): Patch {
  const depth = dice.pick(sizes.shallow);
  switch (dice.pick(["relu", "relu", "tanh", "gelu", "layer_norm", "residual", "rnn"] as const)) {
    case "relu":
      return mlp(dice, sizes, depth, { init: { scheme: "kaiming_normal" }, optimizer });
    case "tanh":
      return mlp(dice, sizes, depth, { model: { activation: "tanh" }, init: { scheme: "xavier_normal" }, optimizer });
    case "gelu":
      return mlp(dice, sizes, depth, { model: { activation: "gelu" }, init: { scheme: "kaiming_normal" }, optimizer });
    case "layer_norm":
      return mlp(dice, sizes, depth + 2, {
        model: { norm: "layer_norm" },
        init: { scheme: "kaiming_normal" },
        optimizer,
      });
    case "residual":
      return mlp(dice, sizes, dice.pick(sizes.deep), {
        model: { residual: true, residual_scale: 0.1 },
        init: { scheme: "kaiming_normal" },
        optimizer,
      });
    case "rnn":
      return rnn(dice, sizes, "sequence_sine", { init: { scheme: "orthogonal" }, optimizer });
  }
}
