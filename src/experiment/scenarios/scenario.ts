import type { Comparison } from "../schema.ts";
import type { Check } from "./check.ts";

/**
 * A comparison that the app offers by name; its words stand in text under the same id. Links say only the id, so the
 * comparison of a shipped scenario never changes: what needs another gets another id.
 */
export interface Scenario {
  readonly id: string;
  readonly comparison: Comparison;
  /** What it promises, at its own seed and usually at any other, within the steps of its base. */
  readonly checks: readonly Check[];
}
