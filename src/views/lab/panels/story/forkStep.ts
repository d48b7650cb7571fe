import type { RunFigures } from "../../../../diagnosis/runFigures.ts";

/**
 * How many steps are done where a remedy still comes in time: all before the first one that shows that something is wrong.
 * A value that is not finite comes of the update before it. null: nothing is wrong.
 */
export function forkStep({ instability }: Pick<RunFigures, "instability">): number | null {
  if (instability === null) return null;
  return Math.max(0, instability.sign === "nonfinite" ? instability.step - 1 : instability.step);
}
