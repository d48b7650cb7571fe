import type { Patch } from "../../../../src/experiment/schema.ts";
import type { Dice } from "../../../full/dice.ts";
import type { Sizes } from "../grid.ts";
import type { Parts } from "./parts.ts";

/** Tasks that can be learned, and the sizes that they need. */
const tasks: readonly Pick<Parts & Patch, "loss" | "data" | "model">[] = [
  { data: { source: "sine" }, model: { in_features: 1 } },
  { data: { source: "teacher" }, model: { in_features: 10 } },
  { data: { source: "circles" }, model: { in_features: 2, out_features: 2 }, loss: "cross_entropy" },
];

/** An MLP on one of the tasks, with what the making says. */
export function mlp(dice: Dice, sizes: Sizes, depth: number, parts: Parts): Patch {
  const { data, model, ...loss } = dice.pick(tasks);
  return {
    steps: 40,
    ...loss,
    model: { depth, hidden_features: dice.pick(sizes.widths), ...model, ...parts.model },
    data: { ...data, batch_size: dice.pick(sizes.batches) },
    init: parts.init,
    optimizer: parts.optimizer,
  };
}
