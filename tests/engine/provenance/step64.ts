import type { Operation } from "../../../src/engine/provenance/origin.ts";
import type { Experiment } from "../../../src/experiment/schema.ts";
import { clip64, layerOf } from "./behind64.ts";
import { type Gradients64, mlp64, type Read } from "./mlp64.ts";
import { oneNeuron64 } from "./oneNeuron64.ts";
import { type LayerOf, Record64 } from "./record64.ts";
import { rnn64 } from "./rnn64.ts";
import { update64 } from "./update64.ts";

const squares = new Set(["exp_avg_sq", "max_exp_avg_sq", "square_avg", "sum"]);

/**
 * One training step once more, in float64 and written down from the definitions: what of it first left the range of
 * float32. `read`: the tensors before the step, and its batch; `made`: those that the step in float32 made; `done`: steps
 * before it; `parameters`: their names.
 */
export function step64(
  experiment: Experiment,
  done: number,
  parameters: readonly string[],
  read: Read,
  made: Read,
): Record64 {
  const record = new Record64(made);
  if (experiment.model.kind !== "one_neuron_rnn") {
    for (const name of ["input", "target"] as const) {
      const values = read(name);
      record.put("batch", name, timeOf(experiment, name, values.length), values);
    }
  }
  const raw = gradients64(record, experiment, read);
  const gradients = clip64(record, experiment, parameters, raw);
  for (const name of parameters) {
    const put = (operation: Operation, tensor: string, values: Float64Array) =>
      record.put(operation, tensor, layerOf(name), values);
    const theta = update64({
      options: experiment.optimizer,
      done,
      theta: read(name),
      g: gradients.get(name) as Float64Array,
      state: (of) => read(`${name}.${of}`),
      put: (of, values) => put(squares.has(of) ? "optimizer_square" : "update", `${name}.${of}`, values),
    });
    put("update", name, theta);
  }
  return record;
}

function gradients64(record: Record64, experiment: Experiment, read: Read): Gradients64 {
  const { model } = experiment;
  switch (model.kind) {
    case "mlp":
      return mlp64(record, experiment, model, read);
    case "rnn":
      return rnn64(record, experiment, model, read);
    case "one_neuron_rnn":
      return oneNeuron64(record, model, read);
    default:
      return model satisfies never;
  }
}

/** The time step of an element of the batch, where it has one. */
function timeOf({ model }: Experiment, name: "input" | "target", length: number): LayerOf {
  if (model.kind !== "rnn" || (name === "target" && model.loss_at === "last")) return null;
  const stride = length / model.seq_len;
  return (i) => Math.floor(i / stride) + 1;
}
