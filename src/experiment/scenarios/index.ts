import { article } from "./article.ts";
import { initTooLarge } from "./initTooLarge.ts";
import { lrTooHigh } from "./lrTooHigh.ts";
import { opening } from "./opening.ts";
import { reluUnnormalized } from "./reluUnnormalized.ts";
import type { Scenario } from "./scenario.ts";
import { tooDeep } from "./tooDeep.ts";

export const scenarios = {
  opening,
  init_too_large: initTooLarge,
  too_deep: tooDeep,
  relu_unnormalized: reluUnnormalized,
  lr_too_high: lrTooHigh,
  article,
} as const satisfies Record<string, Scenario>;

export function isScenarioId(id: string): id is keyof typeof scenarios {
  return Object.hasOwn(scenarios, id);
}
