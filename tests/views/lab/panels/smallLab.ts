import { vi } from "vitest";
import { create } from "zustand";
import { experimentOf } from "../../../../src/experiment/flat.ts";
import { createRun, type Run } from "../../../../src/experiment/run.ts";
import type { Experiment, Patch } from "../../../../src/experiment/schema.ts";
import type { Question } from "../../../../src/protocol/messages.ts";
import { createHistory, type History } from "../../../../src/runs/history.ts";
import { labColumns } from "../../../../src/runs/labColumns.ts";
import { createAnswers } from "../../../../src/worker/answers.ts";

/** A lab that stands still, of real networks that have been trained a few steps. */

interface SmallLane {
  readonly experiment: Experiment;
  readonly run: { readonly history: History; readonly steps: number; readonly state: "waiting"; readonly timeline: [] };
}

interface SmallState {
  readonly lanes: readonly SmallLane[];
  readonly playhead: number;
  readonly playing: boolean;
  readonly inspected: number;
}

export const useLab = create<SmallState>(() => ({ lanes: [], playhead: -1, playing: false, inspected: 1 }));
export const labStore = { getState: useLab.getState, subscribe: useLab.subscribe };
export const labActions = { inspect: vi.fn((inspected: number) => useLab.setState({ inspected })), openDock: vi.fn() };

let runs: readonly Run[] = [];

/** Trains the lanes and shows the last step. */
export function train(steps: number, ...patches: readonly object[]): readonly Run[] {
  const trained = patches.map((patch) => {
    const experiment = experimentOf(patch as Patch);
    const run = createRun(experiment, [], labColumns);
    const history = createHistory(run.layout, 1e6);
    for (let step = 0; step < steps; step++) {
      run.trainStep();
      history.append(run.row, 1);
    }
    return { experiment, run, history };
  });
  runs = trained.map(({ run }) => run);
  const lanes = trained.map(
    ({ experiment, history }): SmallLane => ({
      experiment,
      run: { history, steps, state: "waiting", timeline: [] },
    }),
  );
  useLab.setState({ lanes, playhead: steps - 1, inspected: 1 });
  return runs;
}

export function askLane(lane: number, question: Question) {
  const run = runs[lane];
  const { experiment } = useLab.getState().lanes[lane] ?? {};
  if (run === undefined || experiment === undefined) return Promise.resolve(null);
  return Promise.resolve({ step: run.step, answer: createAnswers(experiment, run)(question) });
}
