import { vi } from "vitest";
import { create } from "zustand";
import { resolve } from "../../src/experiment/comparison.ts";
import type { experimentOf } from "../../src/experiment/flat.ts";
import { scenarios } from "../../src/experiment/scenarios/index.ts";
import type { Comparison, Patch } from "../../src/experiment/schema.ts";
import { edited, joined, split } from "../../src/runs/comparisonEdits.ts";

/** The Lab's settings without runs: edits apply as in the app, and are counted. */

interface FakeLane {
  readonly experiment: ReturnType<typeof experimentOf>;
  readonly run: { readonly history: object; readonly theory: readonly number[] | null } | null;
}

interface FakeState {
  readonly comparison: Comparison;
  readonly scenario: string | null;
  readonly lanes: readonly FakeLane[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

const lanesOf = (comparison: Comparison): readonly FakeLane[] =>
  resolve(comparison).map(({ experiment }) => ({ experiment, run: null }));

const opening: Comparison = scenarios.opening.comparison;

export const useLab = create<FakeState>(() => ({
  comparison: opening,
  scenario: "opening",
  lanes: lanesOf(opening),
  canUndo: false,
  canRedo: false,
}));

export const labStore = { getState: () => useLab.getState() };
/** A run that stands, or plays, at step 7. */
export const labPosition = () => ({ head: 8, playhead: 7, window: 80 });

export function show(comparison: Comparison): void {
  useLab.setState({ comparison, lanes: lanesOf(comparison), scenario: null });
}

/** Two lanes that are the same. */
export const twins = (base: Patch): Comparison => ({
  base,
  lanes: [
    { patch: {}, timeline: [] },
    { patch: {}, timeline: [] },
  ],
});

const shown = () => useLab.getState().comparison;

export const labActions = {
  load: vi.fn(),
  edit: vi.fn((path: string, value: never, lane: number | null) => show(edited(shown(), path, value, lane))),
  split: vi.fn((path: string) => show(split(shown(), path))),
  join: vi.fn((path: string) => show(joined(shown(), path))),
  addLane: vi.fn(),
  removeLane: vi.fn(),
  loadScenario: vi.fn(),
  undo: vi.fn(),
  redo: vi.fn(),
};
