import type { Operand } from "./origin.ts";

/** What stands in these values. */
export function operandOf(name: string, values: Float32Array): Operand {
  let magnitude = 0;
  let nonfinite = false;
  for (const value of values) {
    const size = Math.abs(value);
    if (!(size < Infinity)) nonfinite = true;
    else if (size > magnitude) magnitude = size;
  }
  return { name, magnitude, nonfinite };
}
