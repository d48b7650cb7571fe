import { columnOf, type Quantity } from "../engine/quantities.ts";
import type { History } from "../runs/history.ts";

/** Where a quantity of one number a step stands in a recorded row; null where it is not recorded. */
export function columnIndex({ layout }: Pick<History, "layout">, quantity: Quantity): number | null {
  return columnOf(layout, quantity)?.offset ?? null;
}
