import { tasks } from "../engine/tasks/index.ts";
import { taskSpecOf } from "../engine/tasks/task.ts";
import type { Experiment } from "../experiment/schema.ts";

/**
 * The expected loss of the best constant prediction: what a run has to fall below to have learned anything; null: not
 * known.
 */
export function bestConstantOf({ model, data, loss }: Experiment): number | null {
  if (model.kind === "one_neuron_rnn") return null;
  return tasks[data.source].bestConstantLoss(taskSpecOf(model, data.batch_size), loss);
}
