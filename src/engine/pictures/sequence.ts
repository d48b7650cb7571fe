import type { LossName } from "../losses/names.ts";
import type { Predictor } from "../predictor.ts";
import { createGenerator } from "../rng/generator.ts";
import type { TaskEntry, TaskSpec } from "../tasks/task.ts";
import { elementCount } from "../tensor/arena.ts";
import type { Picture, ReadTensor } from "./picture.ts";
import { probabilities } from "./probabilities.ts";

/** Of the sequence that is shown: always the same one. */
const EXAMPLE_SEED = 0;

/** `spec`: the task's, with a batch of one. */
export function sequencePainter(predictor: Predictor, task: TaskEntry, spec: TaskSpec, loss: LossName) {
  const { input, target } = exampleOf(task, spec);
  const { seq_len, in_features: input_size, out_features } = spec;
  const steps = target.length / out_features;
  return (read: ReadTensor): Picture => {
    const prediction = probabilities(predictor.predict(read, input, 1), out_features, loss);
    return { kind: "sequence", seq_len, input_size, out_features, steps, input, target, prediction };
  };
}

function exampleOf(task: TaskEntry, spec: TaskSpec): { readonly input: Float32Array; readonly target: Float32Array } {
  const { x, y } = task.shapes(spec);
  const input = new Float32Array(elementCount(x));
  const target = new Float32Array(elementCount(y));
  const generator = createGenerator(EXAMPLE_SEED);
  const drawn = task.createTask(spec);
  drawn.prepare(generator);
  drawn.draw(input, target, generator);
  return { input, target };
}
