import type { Patch } from "../../../../src/experiment/schema.ts";
import type { Dice } from "../../../full/dice.ts";
import type { Sizes } from "../grid.ts";
import type { Parts } from "./parts.ts";

/** A recurrent network on the addition problem, or on the next value of a sine, with what the making says. */
export function rnn(dice: Dice, sizes: Sizes, source: "adding" | "sequence_sine", parts: Parts): Patch {
  return {
    steps: 25,
    model: {
      kind: "rnn",
      input_size: source === "adding" ? 2 : 1,
      hidden_size: dice.pick(sizes.widths),
      seq_len: dice.pick(sizes.lengths),
      ...parts.model,
    },
    data: { source, batch_size: dice.pick(sizes.batches) },
    init: parts.init,
    optimizer: parts.optimizer,
  };
}
