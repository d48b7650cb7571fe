import { useEffect, useState } from "react";
import type { Quantity } from "../../engine/quantities.ts";
import { resolve } from "../../experiment/comparison.ts";
import type { Comparison } from "../../experiment/schema.ts";
import type { History } from "../../runs/history.ts";
import { createPool } from "../../runs/pool.ts";

/** Bytes of a short run's history. */
const HISTORY = 2 ** 20;

/** What the first lane of a comparison records in so many steps; null until it has. `columns`: the same array each time. */
export function useRecorded(comparison: Comparison, columns: readonly Quantity[], steps: number): History | null {
  const [recorded, setRecorded] = useState<History | null>(null);
  useEffect(() => {
    const experiment = resolve(comparison)[0]?.experiment;
    if (experiment === undefined) return;
    const pool = createPool({ size: 1, historyBudget: HISTORY });
    const run = pool.start(experiment, [], columns);
    const stop = run.subscribe(() => {
      if (run.steps < steps) return;
      stop();
      setRecorded(run.history);
      pool.dispose();
    });
    run.advance(steps);
    return () => pool.dispose();
  }, [comparison, columns, steps]);
  return recorded;
}
