import { histogramOf } from "../../src/engine/histogram.ts";
import { noOrigins, type Origins } from "../../src/engine/provenance/origin.ts";
import { layoutOf, type NonfiniteKind, nothingFound } from "../../src/engine/quantities.ts";
import type { MeanField } from "../../src/engine/theory/meanFieldOf.ts";
import { problem } from "../../src/experiment/problem.ts";
import { RefusedChangeError } from "../../src/experiment/refusedChangeError.ts";
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

/** Steps between the states that the fake run restores. */
const SPACING = 8;
/** A seed that no fork takes. */
export const REFUSED_SEED = 13;

const fakeMeanField: MeanField = {
  holds: true,
  sigma_w: 1,
  sigma_b: 0,
  fixedPoint: null,
  factors: [1.5],
  finiteWidth: null,
};

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
    meanFieldOf: () => fakeMeanField,
    createAnswers: (_, run) => (question) =>
      question.kind === "histogram"
        ? { kind: "histogram", histogram: histogramOf(run.readTensor(question.tensor)) }
        : { kind: "picture", picture: null },
    createRun({ timeline: given }): TrainableRun {
      const row = new Float64Array(width);
      let step = 0;
      /** States up to here can be restored. */
      let reached = 0;
      let timeline = given;
      let firstNonfinite = nothingFound;
      let origins: Origins = noOrigins;
      /** What is known when `step` steps are done. */
      function know(done: number): void {
        step = done;
        firstNonfinite = nothingFound;
        origins = noOrigins;
        for (const [kind, at] of Object.entries(nonfiniteAt)) {
          if (at >= done) continue;
          firstNonfinite = { ...firstNonfinite, [kind]: { step: at, tensor: kind, nan: true } };
          const nan = { step: at, tensor: kind, layer: null, operation: "update", nan: true, operands: [] } as const;
          origins = { inf: null, nan };
        }
      }
      return {
        layout: layoutOf(["grad_norm"], axes),
        row,
        get step() {
          return step;
        },
        get timeline() {
          return timeline;
        },
        get firstNonfinite() {
          return firstNonfinite;
        },
        get origins() {
          return origins;
        },
        get parameterIsNaN() {
          return firstNonfinite.param !== null;
        },
        hash: () => step.toString(16).padStart(16, "0"),
        trainStep() {
          onStep(step);
          for (let i = 0; i < width; i++) row[i] = fakeValue(step, i, width);
          if (Object.values(nonfiniteAt).includes(step)) know(step + 1);
          else step += 1;
          reached = Math.max(reached, step);
        },
        patch(patch) {
          const entry = { step, patch };
          timeline = [...timeline, entry];
          reached = step;
          return entry;
        },
        restoreBefore(target) {
          const nearest = Math.max(0, Math.floor(Math.min(target - 1, reached) / SPACING) * SPACING);
          if (step === target || (step < target && step >= nearest)) return;
          know(nearest);
        },
        restoreAtOrBefore(target) {
          const nearest = Math.max(0, Math.floor(Math.min(target, reached) / SPACING) * SPACING);
          if (step <= target && step >= nearest) return;
          know(nearest);
        },
        fork(at, patch) {
          if (at !== step) throw new Error(`a fork at ${at} of a run at ${step}`);
          if (patch.seed === REFUSED_SEED)
            throw new RefusedChangeError([problem("seed", patch.seed, "not_live", { kind: "switch" })]);
          timeline = [...timeline.filter((entry) => entry.step <= at), { step: at, patch }];
          reached = step;
          return timeline;
        },
        readTensor: () => Float32Array.of(step),
      };
    },
  };
}
