import type { Dice } from "../../full/dice.ts";

export function uniform(dice: Dice, low: number, high: number): number {
  return low + dice.roll() * (high - low);
}

/** Evenly over the logarithms. */
export function logUniform(dice: Dice, low: number, high: number): number {
  return low * (high / low) ** dice.roll();
}
