import { columnOf, type Quantity } from "../../../../engine/quantities.ts";
import type { History } from "../../../../runs/history.ts";

/** An entry of a quantity at a step; null where it is not recorded. */
export function valueAtEntry(history: History, quantity: Quantity, entry: number, step: number): number | null {
  const column = columnOf(history.layout, quantity);
  if (column === undefined || entry < 0 || entry >= column.length || step < 0 || step >= history.steps) return null;
  return history.at(step, column.offset + entry);
}
