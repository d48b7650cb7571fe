import { type FirstNonfinite, layoutOf, type NonfiniteKind } from "../../src/engine/quantities.ts";
import type { Experiment } from "../../src/experiment/schema.ts";
import type { Engine, TrainableRun } from "../../src/worker/engine.ts";

export interface FakeRunOptions {
  /** Numbers a row; the first is the step, all others are `step + index / width`. */
  readonly width?: number;
  readonly memory?: number;
  /** Called in each step, to let a clock go on or to throw. */
  readonly onStep?: (step: number) => void;
  /** The step (from 0) that makes each kind non-finite; "param" also makes the run dead. */
  readonly nonfiniteAt?: Partial<Record<NonfiniteKind, number>>;
}

/** What a row of the fake run holds at `index`. */
export const fakeValue = (step: number, index: number, width: number) => step + index / width;

/** An experiment as far as the loop looks into it. */
export const fakeExperiment = () => ({ steps: 1_000_000 }) as unknown as Experiment;

const none: FirstNonfinite = { activation: null, loss: null, grad: null, total_norm: null, param: null };

export function createFakeEngine(options: FakeRunOptions = {}): Engine {
  const { width = 3, memory = 0, onStep = () => {}, nonfiniteAt = {} } = options;
  const axes = {
    parameter: Array.from({ length: width }, (_, index) => `p${index}`),
    hidden: [],
    memory: [],
    recurrent: [],
  };
  return {
    memoryNeeded: () => memory,
    predictFactors: () => [1.5],
    createRun(): TrainableRun {
      const row = new Float64Array(width);
      let step = 0;
      let firstNonfinite = none;
      return {
        layout: layoutOf(["grad_norm"], axes),
        row,
        get step() {
          return step;
        },
        get firstNonfinite() {
          return firstNonfinite;
        },
        get parameterIsNaN() {
          return firstNonfinite.param !== null;
        },
        trainStep() {
          onStep(step);
          for (let i = 0; i < width; i++) row[i] = fakeValue(step, i, width);
          for (const [kind, at] of Object.entries(nonfiniteAt)) {
            if (at === step) firstNonfinite = { ...firstNonfinite, [kind]: { step, tensor: kind, nan: true } };
          }
          step += 1;
        },
        patch: (patch) => ({ step, patch }),
      };
    },
  };
}
