import { describe, expect, it } from "vitest";
import { layoutOf } from "../../src/engine/quantities.ts";
import type { WritableHistory } from "../../src/runs/history.ts";
import { createHistoryBudget } from "../../src/runs/historyBudget.ts";

const MB = 1024 * 1024;
const layout = layoutOf(["loss"], { parameter: [], hidden: [], memory: [], recurrent: [] });

/** Bytes of a history once it is full. */
function fill(history: WritableHistory): number {
  const rows = new Float64Array(4096);
  while (history.stride === 1) history.append(rows, rows.length);
  return history.bytes;
}

describe("the history budget", () => {
  it("gives what was asked for while it lasts, then what is left, and always a little", () => {
    const budget = createHistoryBudget(4 * MB);
    const shares = [3 * MB, 3 * MB, 3 * MB].map((bytes) => fill(budget.createHistory(layout, bytes)) / MB);
    expect(shares[0]).toBeCloseTo(3, 3);
    expect(shares[1]).toBeCloseTo(1, 3);
    expect(shares[2]).toBeCloseTo(0.25, 3);
  });

  it("gives again what was freed", () => {
    const budget = createHistoryBudget(4 * MB);
    const first = budget.createHistory(layout, 4 * MB);
    budget.free(null);
    budget.free(first);
    budget.free(first);
    expect(fill(budget.createHistory(layout, 4 * MB)) / MB).toBeCloseTo(4, 3);
  });
});
