import type { TaskEntry } from "./task.ts";

/**
 * x is (batch, features) and y is (batch, out_features); over time they are (seq_len, batch, features), y only with a
 * loss at every time step.
 */
export const batchShapes: TaskEntry["shapes"] = (spec) => {
  const { kind, seq_len, batch_size, in_features, out_features, loss_at } = spec;
  const y = [batch_size, out_features];
  return {
    x: kind === "rnn" ? [seq_len, batch_size, in_features] : [batch_size, in_features],
    y: loss_at === "all" ? [seq_len, ...y] : y,
  };
};
