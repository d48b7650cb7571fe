import type { RemedyCard } from "../../runs/remedyState.ts";

export type Sort = "given" | "verdict" | "loss" | "gradient";

const ranks = { survived: 0, slow: 1, not_learning: 2, unstable: 3, exploded: 4 } as const;

/** Baseline first whatever the order; what is not done yet, and what is no number, last. */
export function sorted(cards: readonly RemedyCard[], by: Sort): readonly RemedyCard[] {
  const [baseline, ...others] = cards;
  if (by === "given" || baseline === undefined) return cards;
  return [baseline, ...others.toSorted((a, b) => compare(keyOf(a, by), keyOf(b, by)))];
}

function keyOf({ result }: RemedyCard, by: Exclude<Sort, "given">): readonly number[] {
  if (result === null) return [Number.POSITIVE_INFINITY];
  const { verdict, finalLoss, maxGradient } = result;
  const loss = Number.isFinite(finalLoss) ? finalLoss : Number.MAX_VALUE;
  if (by === "gradient") return [maxGradient, loss];
  return by === "loss" ? [loss, maxGradient] : [ranks[verdict.kind], loss];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [k, value] of a.entries()) {
    const other = b[k] ?? Number.POSITIVE_INFINITY;
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
}
