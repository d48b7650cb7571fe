import { adam } from "./adam.ts";
import { adamFrozen } from "./adamFrozen.ts";
import { article } from "./article.ts";
import { batchNorm } from "./batchNorm.ts";
import { batchNormExplodes } from "./batchNormExplodes.ts";
import { cliff } from "./cliff.ts";
import { clipByNorm } from "./clipByNorm.ts";
import { clipByValue } from "./clipByValue.ts";
import { heAndXavier } from "./heAndXavier.ts";
import { initTooLarge } from "./initTooLarge.ts";
import { l2 } from "./l2.ts";
import { lowerLr } from "./lowerLr.ts";
import { lrTooHigh } from "./lrTooHigh.ts";
import { lstmVsRnn } from "./lstmVsRnn.ts";
import { opening } from "./opening.ts";
import { openingSchemaOnly } from "./openingSchemaOnly.ts";
import { reluUnnormalized } from "./reluUnnormalized.ts";
import { residual } from "./residual.ts";
import { rmsprop } from "./rmsprop.ts";
import { rnnReluNan } from "./rnnReluNan.ts";
import { rnnThroughTime } from "./rnnThroughTime.ts";
import type { Scenario } from "./scenario.ts";
import { silentFreeze } from "./silentFreeze.ts";
import { tanh } from "./tanh.ts";
import { tooDeep } from "./tooDeep.ts";
import { twoNorms } from "./twoNorms.ts";

export const scenarios = {
  opening,
  opening_schema_only: openingSchemaOnly,
  init_too_large: initTooLarge,
  too_deep: tooDeep,
  relu_unnormalized: reluUnnormalized,
  lr_too_high: lrTooHigh,
  rnn_through_time: rnnThroughTime,
  rnn_relu_nan: rnnReluNan,
  cliff,
  clip_by_norm: clipByNorm,
  clip_by_value: clipByValue,
  he_and_xavier: heAndXavier,
  l2,
  adam,
  rmsprop,
  batch_norm: batchNorm,
  lower_lr: lowerLr,
  tanh,
  residual,
  batch_norm_explodes: batchNormExplodes,
  silent_freeze: silentFreeze,
  adam_frozen: adamFrozen,
  two_norms: twoNorms,
  lstm_vs_rnn: lstmVsRnn,
  article,
} as const satisfies Record<string, Scenario>;

export type ScenarioId = keyof typeof scenarios;

export function isScenarioId(id: string): id is ScenarioId {
  return Object.hasOwn(scenarios, id);
}
