import { taskSpecOf } from "../../engine/tasks/task.ts";
import type { Experiment } from "../schema.ts";
import { indented, pyFloat } from "./python.ts";
import { tasks } from "./tasks.ts";

export interface DataCode {
  /** Drawn once, behind the network. */
  readonly once: readonly string[];
  /** At the start of every step: the batch in x and `target`. */
  readonly batch: readonly string[];
  readonly target: string;
}

/** The batches; none for the one neuron, which is given its target. */
export function dataCode({ model, data }: Experiment): DataCode {
  if (model.kind === "one_neuron_rnn") return { once: [], batch: [], target: pyFloat(model.target) };
  const spec = taskSpecOf(model, data.batch_size);
  const task = tasks[data.source];
  const once = task.once?.(spec) ?? [];
  const draw = task.draw(spec);
  const { outlier_every, outlier_scale } = data;
  const hasOutliers = outlier_every > 0 && outlier_scale !== 1;
  const isOutlier = `(step + 1) % ${outlier_every} == 0`;
  if (data.mode === "fixed") {
    const batch = [`target = y * ${pyFloat(outlier_scale)} if ${isOutlier} else y  # outliers`];
    return { once: [...once, ...draw], batch: hasOutliers ? batch : [], target: hasOutliers ? "target" : "y" };
  }
  const outliers = [`if ${isOutlier}:`, ...indented([`y = y * ${pyFloat(outlier_scale)}  # outliers`])];
  return { once, batch: [...draw, ...(hasOutliers ? outliers : [])], target: "y" };
}
