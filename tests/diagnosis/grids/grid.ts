import type { Cause } from "../../../src/diagnosis/causes.ts";
import type { Patch } from "../../../src/experiment/schema.ts";
import { createDice, type Dice } from "../../full/dice.ts";
import { makings } from "./makings/index.ts";

/** An experiment whose cause is known from how it was made, not from how it went. */
export interface Made {
  readonly cause: Cause;
  readonly patch: Patch;
}

/** What a grid's experiments are drawn from. Rates and gains are drawn from ranges by the grid's own dice. */
export interface Sizes {
  /** Of the draws of the grid, and of its experiments. */
  readonly seed: number;
  readonly widths: readonly number[];
  /** Hidden layers of a network that is not deep, and of one that is. */
  readonly shallow: readonly number[];
  readonly deep: readonly number[];
  readonly batches: readonly number[];
  /** Time steps. */
  readonly lengths: readonly number[];
}

/** How experiments of one cause are made. */
export interface Making {
  readonly cause: Cause;
  make(dice: Dice, sizes: Sizes): Patch;
}

/** So many experiments of each cause. */
export function gridOf(sizes: Sizes, each: number): readonly Made[] {
  return makings.flatMap(({ cause, make }, m) =>
    Array.from({ length: each }, (_, k) => {
      const seed = sizes.seed + 1000 * m + k;
      return { cause, patch: { ...make(createDice(seed), sizes), seed, name: `${cause} ${k}` } };
    }),
  );
}
