import { createStore, type StoreApi } from "zustand/vanilla";
import { emptyReadouts } from "../diagnosis/readouts.ts";
import { noOrigins } from "../engine/provenance/origin.ts";
import { nothingFound } from "../engine/quantities.ts";
import { resolve } from "../experiment/comparison.ts";
import type { Comparison } from "../experiment/schema.ts";
import type { Clock } from "./clock.ts";
import { createLabActions } from "./labActions.ts";
import { createLabSession, FIRST_WINDOW, type Position } from "./labSession.ts";
import type { AskLane, LabActions, LabState, LaneState } from "./labState.ts";
import type { Pool } from "./pool.ts";

export interface LabOptions {
  readonly pool: Pick<Pool, "start">;
  readonly clock: Clock;
  /** From 0 to 1, for a new seed. */
  readonly random: () => number;
  readonly comparison: Comparison;
  readonly scenario: string | null;
  /** The share of the time, from 0 to 1, that training may take at full speed, asked again and again; all by default. */
  readonly duty?: () => number;
  /** Whether it plays from the first `load` on. */
  readonly playing: boolean;
}

export interface Lab {
  /** Without runs until `load` is called. */
  readonly store: StoreApi<LabState>;
  readonly actions: LabActions;
  /** Where the run is at this moment, for what is drawn per frame. */
  position(): Position;
  readonly ask: AskLane;
  dispose(): void;
}

/** The Lab's state and all that can be done with it, without a page: what trains comes from `pool`, time from `clock`. */
export function createLab(options: LabOptions): Lab {
  const { pool, clock, random, comparison, scenario, playing, duty = () => 1 } = options;
  const store = createStore<LabState>(() => ({
    comparison,
    scenario,
    lanes: unstarted(comparison),
    playing,
    speed: 1,
    head: 0,
    playhead: -1,
    shown: [-1, -1],
    recalling: false,
    window: FIRST_WINDOW,
    stepsPerSecond: 0,
    marks: [],
    hoverLayer: null,
    hoverStep: null,
    pinned: false,
    inspected: 1,
    dock: null,
    branches: [],
    scale: "shared",
    quantity: "signal",
    notices: [],
    canUndo: false,
    canRedo: false,
  }));
  const session = createLabSession({ pool, clock, store, duty });
  const actions = createLabActions({ session, store, clock, random });
  return { store, actions, position: session.position, ask: session.ask, dispose: session.dispose };
}

function unstarted(comparison: Comparison): readonly LaneState[] {
  const status = { kind: "starting" } as const;
  const rest = {
    run: null,
    status,
    firstNonfinite: nothingFound,
    origins: noOrigins,
    meanField: null,
    readouts: emptyReadouts(null),
  };
  return resolve(comparison).map(({ experiment }) => ({ experiment, ...rest }));
}
