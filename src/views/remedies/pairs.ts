import { type CardCode, cardCodes } from "../../diagnosis/remedies/cards.ts";

export type Pair = readonly [CardCode, CardCode];

/** Pairs at most: each is a network that trains. */
const MOST_PAIRS = 8;

const isCode = (text: string | undefined): text is CardCode => cardCodes.some((code) => code === text);

/** "he_init+adam,tanh+clip_by_norm"; what is no pair is left out. */
export function pairsIn(text: string): readonly Pair[] {
  return text
    .split(",")
    .flatMap((both): readonly Pair[] => {
      const [a, b, ...more] = both.split("+");
      return isCode(a) && isCode(b) && a !== b && more.length === 0 ? [[a, b]] : [];
    })
    .slice(0, MOST_PAIRS);
}

export function textOf(pairs: readonly Pair[]): string {
  return pairs.map((pair) => pair.join("+")).join(",");
}

/** With this pair too, in the order in which they were chosen; the oldest goes where there are too many. */
export function withPair(pairs: readonly Pair[], [a, b]: Pair): readonly Pair[] {
  const isThere = pairs.some((pair) => pair.includes(a) && pair.includes(b));
  return isThere ? pairs : [...pairs, [a, b] as const].slice(-MOST_PAIRS);
}
