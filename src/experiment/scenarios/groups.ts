import type { ScenarioId } from "./index.ts";

/** The scenarios as they are offered: what they are about, in the order in which to meet them. */
export const scenarioGroups = {
  subject: ["opening", "opening_schema_only"],
  causes: ["init_too_large", "too_deep", "relu_unnormalized", "lr_too_high"],
  time: ["rnn_through_time", "rnn_relu_nan", "cliff", "lstm_vs_rnn"],
  remedies: [
    "clip_by_norm",
    "clip_by_value",
    "he_and_xavier",
    "l2",
    "adam",
    "rmsprop",
    "batch_norm",
    "lower_lr",
    "tanh",
    "residual",
  ],
  traps: ["two_norms", "batch_norm_explodes", "silent_freeze", "adam_frozen"],
  code: ["article"],
} as const satisfies Record<string, readonly ScenarioId[]>;

export type ScenarioGroup = keyof typeof scenarioGroups;
