import type { Comparison } from "../schema.ts";

/**
 * A comparison that the app offers by name; its words stand in text under the same id. Links say only the id, so the
 * data of a shipped scenario never changes: what needs other data gets another id.
 */
export interface Scenario {
  readonly id: string;
  readonly comparison: Comparison;
}
