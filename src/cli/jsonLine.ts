import type { FirstNonfinite } from "../engine/quantities.ts";

/** Newline-delimited JSON: what the commands print. */
export function jsonLine(object: object): string {
  return `${JSON.stringify(object)}\n`;
}

/** A number that is not finite is the string "NaN", "Infinity" or "-Infinity". */
export function jsonNumber(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}

/** Of each kind of tensor null, or where the first Inf or NaN was. */
export function jsonMarks(nonfinite: FirstNonfinite): object {
  const marks = Object.entries(nonfinite).map(([kind, mark]) => [
    kind,
    mark && { step: mark.step, tensor: mark.tensor },
  ]);
  return Object.fromEntries(marks);
}
