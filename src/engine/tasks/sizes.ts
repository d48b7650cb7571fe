/** The networks that a source of data fits, and the sizes that it does not leave free: what validation asks of it. */
export interface TaskSizes {
  /** The models whose inputs have its shapes. */
  readonly models: readonly ("mlp" | "rnn")[];
  /** Sizes that it does not leave free, under the names of the experiment. */
  readonly fixed: Readonly<Partial<Record<"in_features" | "input_size" | "out_features", number>>>;
  /** Sizes below which it cannot be drawn. */
  readonly atLeast: Readonly<Partial<Record<"seq_len", number>>>;
}

/** Those of every source of data; the page needs no more of them, so that it starts without their arithmetic. */
export const taskSizes = {
  randn: { models: ["mlp", "rnn"], fixed: {}, atLeast: {} },
  teacher: { models: ["mlp"], fixed: {}, atLeast: {} },
  sine: { models: ["mlp"], fixed: { in_features: 1, out_features: 1 }, atLeast: {} },
  spirals: { models: ["mlp"], fixed: { in_features: 2, out_features: 2 }, atLeast: {} },
  circles: { models: ["mlp"], fixed: { in_features: 2, out_features: 2 }, atLeast: {} },
  adding: { models: ["rnn"], fixed: { input_size: 2, out_features: 1 }, atLeast: { seq_len: 2 } },
  // Below 3 time steps the two places that matter may be one.
  temporal_order: { models: ["rnn"], fixed: { input_size: 6, out_features: 4 }, atLeast: { seq_len: 3 } },
  echo: { models: ["rnn"], fixed: { input_size: 1, out_features: 1 }, atLeast: {} },
  sequence_sine: { models: ["rnn"], fixed: { input_size: 1, out_features: 1 }, atLeast: {} },
} as const satisfies Record<string, TaskSizes>;

export type TaskName = keyof typeof taskSizes;
