import { PATH_STRIDE } from "./shapes.ts";

/** A walk that was ever farther from its start was thrown. */
const THROWN = 2;
/** A walk whose last loss is below has arrived. */
export const ARRIVED = 0.05;

/** The first update up to `last` that ends farther than THROWN from the start; what is no number any more is far. Null: none. */
export function thrownAt(rows: Float64Array, last = rows.length / PATH_STRIDE - 1): number | null {
  const [w0 = 0, b0 = 0] = rows;
  for (let update = 1; update <= last; update++) {
    const dw = (rows[update * PATH_STRIDE] as number) - w0;
    const db = (rows[update * PATH_STRIDE + 1] as number) - b0;
    if (!(Math.sqrt(dw * dw + db * db) <= THROWN)) return update;
  }
  return null;
}
