import { useEffect, useState } from "react";
import { hiddenAt } from "../../diagnosis/recorded.ts";
import { resolve } from "../../experiment/comparison.ts";
import type { Comparison } from "../../experiment/schema.ts";
import { createPool } from "../../runs/pool.ts";

/** ‖∂L/∂h_{L−k}‖/‖∂L/∂h_L‖ of the first lane as it is born, k = 0 … L − 1; null until the engine has them. */
export function useSignals(comparison: Comparison): readonly number[] | null {
  const [signals, setSignals] = useState<readonly number[] | null>(null);
  useEffect(() => {
    const experiment = resolve(comparison)[0]?.experiment;
    if (experiment === undefined) return;
    const pool = createPool({ size: 1, historyBudget: 2 ** 20 });
    const run = pool.start(experiment, [], ["hidden_grad_norm_f64"]);
    const stop = run.subscribe(() => {
      if (run.steps < 1 || run.history === null) return;
      const back = hiddenAt(run.history, "hidden_grad_norm_f64", 0).toReversed();
      setSignals(back.map((norm) => norm / (back[0] ?? Number.NaN)));
      stop();
      pool.dispose();
    });
    run.advance(1);
    return () => pool.dispose();
  }, [comparison]);
  return signals;
}
