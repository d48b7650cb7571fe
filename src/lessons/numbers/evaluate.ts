import { type NumberName, type NumberValues, numbers } from "./index.ts";

/** All numbers at the experiments' own seeds. */
export function evaluate(): NumberValues {
  const entries = Object.entries(numbers).map(([name, { of }]) => [name as NumberName, of(0)] as const);
  return Object.fromEntries(entries) as NumberValues;
}
