import { tanh64 } from "../engine/kernels/math/tanh.ts";
import { tasks } from "../engine/tasks/index.ts";
import { taskSpecOf } from "../engine/tasks/task.ts";
import { gaussianExpectation } from "../engine/theory/gaussianExpectation.ts";
import type { Experiment } from "../experiment/schema.ts";

/**
 * The expected loss of the best constant prediction: what a run has to fall below to have learned anything; null: not
 * known.
 */
export function bestConstantOf({ model, data, loss }: Experiment): number | null {
  if (model.kind === "one_neuron_rnn") return null;
  const known = tasks[data.source].bestConstantLoss(taskSpecOf(model, data.batch_size), loss);
  return known ?? (data.source === "teacher" && loss === "mse" ? teacherVariance() : null);
}

/**
 * Var y of a teacher with many inputs, E[tanh² z] = 0.394. A teacher of few inputs has weights, and so a variance, of
 * its own around it.
 */
function teacherVariance(): number {
  return gaussianExpectation((z) => tanh64(z) ** 2);
}
