import { type Flat, flatten } from "../flat.ts";
import type { Comparison } from "../schema.ts";

/** What the fields of an address are changes to: a scenario, or the defaults with so many lanes. */
export interface Start {
  readonly base: Flat;
  /** Each lane's patch; a lane beyond has none. */
  readonly patches: readonly Flat[];
}

export function startAt(comparison: Comparison): Start {
  return { base: flatten(comparison.base), patches: comparison.lanes.map(({ patch }) => flatten(patch)) };
}

export const nothing: Start = { base: new Map(), patches: [] };
