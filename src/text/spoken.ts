import type { Text } from "./index.ts";

/** A sentence as it is read aloud, powers of ten in words: without its caret "10^−6" would be heard as a number of its own. */
export function spoken(text: Text, sentence: string): string {
  return sentence.replaceAll(/\b10\^(−?\d+)/g, (_, exponent: string) => text.powerOfTen(exponent));
}
