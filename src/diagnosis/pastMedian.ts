import { median } from "./median.ts";

/** Bins that say what is usual. */
const WINDOW = 20;

/** The median over the last 20 bins before this one. */
export function pastMedian(bin: number, read: (bin: number) => number): number {
  const from = Math.max(0, bin - WINDOW);
  return median(Array.from({ length: bin - from }, (_, k) => read(from + k)));
}
