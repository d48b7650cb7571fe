/** Choices that are the same for the same seed: a linear congruential generator (Numerical Recipes). */
export interface Dice {
  /** In [0, 1). */
  roll(): number;
  /** An integer, low ≤ it < high. */
  integer(low: number, high: number): number;
  pick<T>(values: readonly T[]): T;
  chance(probability: number): boolean;
}

export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const roll = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  roll();
  const integer = (low: number, high: number) => low + Math.floor(roll() * (high - low));
  return {
    roll,
    integer,
    pick: <T>(values: readonly T[]) => values[integer(0, values.length)] as T,
    chance: (probability) => roll() < probability,
  };
}

/** Where the choices start: FULL_SEED tries others than those of every day. */
export const fullSeed = Number(process.env.FULL_SEED ?? 1);
