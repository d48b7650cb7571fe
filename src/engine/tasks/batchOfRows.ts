import type { TaskEntry } from "./task.ts";

/** One row of features a sample: x is (batch, in_features), y is (batch, out_features). */
export const batchOfRows: TaskEntry["shapes"] = ({ batch_size, in_features, out_features }) => ({
  x: [batch_size, in_features],
  y: [batch_size, out_features],
});
