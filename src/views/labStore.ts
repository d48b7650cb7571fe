import { useStore } from "zustand";
import { openingComparison } from "../experiment/address/state.ts";
import { pageClock } from "../runs/clock.ts";
import type { LabActions, LabState } from "../runs/labState.ts";
import { createLab, type Lab } from "../runs/labStore.ts";
import { createPool } from "../runs/pool.ts";

const still = window.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? false;

/** The page's one lab. It survives a visit to another view, and starts nothing before its first `load`. */
const lab: Lab = createLab({
  pool: createPool(),
  clock: pageClock,
  random: Math.random,
  comparison: openingComparison,
  scenario: "opening",
  playing: !still,
});

export const labActions: LabActions = lab.actions;
/** The store itself, for what is not a component. */
export const labStore = lab.store;
/** Where the run is at this moment: what the charts draw, more often than React hears of it. */
export const labPosition = lab.position;

/** A part of the Lab's state; the component is drawn again when that part changes. */
export function useLab<T>(selector: (state: LabState) => T): T {
  return useStore(lab.store, selector);
}
