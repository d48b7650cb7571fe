import { useStore } from "zustand";
import { openingComparison } from "../experiment/address/state.ts";
import type { Experiment } from "../experiment/schema.ts";
import { pageClock } from "../runs/clock.ts";
import type { Position } from "../runs/labSession.ts";
import type { LabActions, LabState } from "../runs/labState.ts";
import { createLab, type Lab } from "../runs/labStore.ts";
import type { LaneRun } from "../runs/laneRun.ts";
import { createPool } from "../runs/pool.ts";
import { frameRound } from "./lab/frameClock.ts";
import { wantsStillness } from "./reducedMotion.ts";

/** A telephone would run hot. */
const warms = window.matchMedia?.("(max-width: 599.98px), (hover: none)");
const WARM_DUTY = 0.5;

/** The page's one lab. It survives a visit to another view, and starts nothing before its first `load`. */
const pool = createPool();
const lab: Lab = createLab({
  pool,
  clock: pageClock,
  random: Math.random,
  comparison: openingComparison,
  scenario: "opening",
  playing: !wantsStillness(),
  duty: () => (warms?.matches ? WARM_DUTY : 1),
});

let drawn = { round: -1, position: lab.position() };

/** At full speed charts take turns while the run goes on: those of one round show one moment, so that lanes can be compared. */
function drawnPosition(): Position {
  const { playing, speed } = lab.store.getState();
  if (!playing || speed !== "max") return lab.position();
  const round = frameRound();
  if (drawn.round !== round) drawn = { round, position: lab.position() };
  return drawn.position;
}

/** What the charts draw. */
export const pageLab: Pick<Lab, "store" | "position"> = { store: lab.store, position: drawnPosition };
export const labActions: LabActions = lab.actions;
/** The store itself, for what is not a component. */
export const labStore = lab.store;
/** Where the run is at this moment: what the charts draw, more often than React hears of it. */
export const labPosition = lab.position;

/** Asks a lane's network itself. */
export const askLane = lab.ask;

/** A part of the Lab's state; the component is drawn again when that part changes. */
export function useLab<T>(selector: (state: LabState) => T): T {
  return useStore(lab.store, selector);
}

/** A run beside the lanes, of an experiment whose parameters differ in their last bit; to be disposed by who started it. */
export function startTwin(experiment: Experiment): LaneRun {
  return pool.start(experiment, [], ["loss", "total_norm_f64"], { historyBytes: 2 ** 18, nudged: true });
}
