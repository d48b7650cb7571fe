import { PATH_STRIDE, type Region } from "../../engine/cliff/shapes.ts";

/** So much of its sides around the region a walk is still drawn. */
const MARGIN = 0.35;

/** The first update that leads far out of the region, as the number of the point that lies outside; null: none up to `last`. */
export function firstOutside(path: Float64Array, { w, b }: Region, last: number): number | null {
  const count = Math.min(last, path.length / PATH_STRIDE - 1);
  const [aroundW, aroundB] = [MARGIN * (w[1] - w[0]), MARGIN * (b[1] - b[0])];
  for (let k = 0; k <= count; k++) {
    const pw = path[k * PATH_STRIDE] as number;
    const pb = path[k * PATH_STRIDE + 1] as number;
    const isNear = pw >= w[0] - aroundW && pw <= w[1] + aroundW && pb >= b[0] - aroundB && pb <= b[1] + aroundB;
    if (!isNear) return k;
  }
  return null;
}

export interface Walked {
  /** Points to be joined, up to `shown`. */
  readonly until: number;
  /** The point outside that the next update leads to; null: it stays. */
  readonly thrownTo: number | null;
}

/** What is to be drawn of a path at an update: it ends where it leaves the region. */
export function walkedOf(path: Float64Array, region: Region, shown: number): Walked {
  const outside = firstOutside(path, region, shown);
  const last = Math.min(shown, path.length / PATH_STRIDE - 1);
  return outside === null ? { until: last, thrownTo: null } : { until: Math.max(0, outside - 1), thrownTo: outside };
}
