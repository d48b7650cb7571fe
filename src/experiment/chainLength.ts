import type { Experiment } from "./schema.ts";

/** How many factors backpropagation multiplies: the hidden layers of an MLP, the time steps of a recurrent network. */
export function chainLength({ model }: Experiment): number {
  return model.kind === "mlp" ? model.depth : model.seq_len;
}
