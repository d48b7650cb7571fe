import { losses } from "../../engine/losses/index.ts";
import type { Experiment } from "../schema.ts";

export interface LossCode {
  readonly define: readonly string[];
  /** `loss = …` */
  readonly compute: string;
}

/** `prediction` and `target` are expressions. */
export function lossCode({ model, loss }: Experiment, prediction: string, target: string): LossCode {
  if (model.kind === "one_neuron_rnn") return { define: [], compute: `loss = (${prediction} - ${target}) ** 2` };
  // The classes of nn.CrossEntropyLoss are dimension 1: time steps count as rows.
  const isFlattened = loss === "cross_entropy" && model.kind === "rnn" && model.loss_at === "all";
  const rows = (tensor: string) => (isFlattened ? `${tensor}.flatten(0, 1)` : tensor);
  return {
    define: [`loss_fn = ${losses[loss].module}()`],
    compute: `loss = loss_fn(${rows(prediction)}, ${rows(target)})`,
  };
}
