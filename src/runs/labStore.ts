import { createStore, type StoreApi } from "zustand/vanilla";
import { emptyReadouts } from "../diagnosis/readouts.ts";
import { nothingFound } from "../engine/quantities.ts";
import { resolve } from "../experiment/comparison.ts";
import type { Comparison } from "../experiment/schema.ts";
import type { Clock } from "./clock.ts";
import { createLabActions } from "./labActions.ts";
import { createLabSession, FIRST_WINDOW, type Position } from "./labSession.ts";
import type { LabActions, LabState, LaneState } from "./labState.ts";
import type { Pool } from "./pool.ts";

export interface LabOptions {
  readonly pool: Pick<Pool, "start">;
  readonly clock: Clock;
  /** From 0 to 1, for a new seed. */
  readonly random: () => number;
  readonly comparison: Comparison;
  readonly scenario: string | null;
  /** Whether it plays from the first `load` on. */
  readonly playing: boolean;
}

export interface Lab {
  /** Without runs until `load` is called. */
  readonly store: StoreApi<LabState>;
  readonly actions: LabActions;
  /** Where the run is at this moment, for what is drawn per frame. */
  position(): Position;
  dispose(): void;
}

/** The Lab's state and all that can be done with it, without a page: what trains comes from `pool`, time from `clock`. */
export function createLab({ pool, clock, random, comparison, scenario, playing }: LabOptions): Lab {
  const store = createStore<LabState>(() => ({
    comparison,
    scenario,
    lanes: unstarted(comparison),
    playing,
    speed: 1,
    head: 0,
    playhead: -1,
    window: FIRST_WINDOW,
    stepsPerSecond: 0,
    marks: [],
    hoverLayer: null,
    hoverStep: null,
    pinned: false,
    scale: "shared",
    quantity: "signal",
    notices: [],
    canUndo: false,
    canRedo: false,
  }));
  const session = createLabSession({ pool, clock, store });
  const actions = createLabActions({ session, store, clock, random });
  return { store, actions, position: session.position, dispose: session.dispose };
}

function unstarted(comparison: Comparison): readonly LaneState[] {
  const status = { kind: "starting" } as const;
  const rest = { run: null, status, firstNonfinite: nothingFound, readouts: emptyReadouts(null) };
  return resolve(comparison).map(({ experiment }) => ({ experiment, ...rest }));
}
