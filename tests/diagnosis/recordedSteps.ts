import { layoutOf, type Quantity } from "../../src/engine/quantities.ts";
import { createHistory, type History } from "../../src/runs/history.ts";

export type Step = Partial<Record<Quantity, number | readonly number[]>>;

/** The history of a network with so many hidden layers; what a step does not say is 1. */
export function recordedSteps(layers: number, steps: readonly Step[], bins = 1000): History {
  const hidden = [...Array.from({ length: layers }, (_, k) => `h${k + 1}`), "prediction"];
  const asked = ["loss", "total_norm", "total_norm_f64", "clip_coef", "clipped_norm", "hidden_grad_norm_f64"] as const;
  const layout = layoutOf(asked, { parameter: [], hidden, memory: [], recurrent: [] });
  const history = createHistory(layout, bins * 25 * layout.width);
  for (const step of steps) {
    const row = new Float64Array(layout.width).fill(1);
    for (const { quantity, offset } of layout.columns) {
      const given = step[quantity] ?? [];
      for (const [k, value] of (typeof given === "number" ? [given] : given).entries()) row[offset + k] = value;
    }
    history.append(row, 1);
  }
  return history;
}
