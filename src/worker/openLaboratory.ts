import { fastestBackend } from "../engine/kernels/simd/simdKernels.ts";
import { meanFieldOf } from "../engine/theory/meanFieldOf.ts";
import { memoryNeeded } from "../engine/trainer.ts";
import { createRun } from "../experiment/run.ts";
import { laterOptimizers } from "../experiment/timeline.ts";
import { createAnswers } from "./answers.ts";
import type { Engine } from "./engine.ts";
import { type Port, serve } from "./serve.ts";

const laboratory: Engine = {
  memoryNeeded: (experiment, timeline) =>
    memoryNeeded({ ...experiment, laterOptimizers: laterOptimizers({ experiment, timeline }) }),
  createRun: ({ experiment, timeline, columns, checkpointBudget, nudged }) =>
    createRun(experiment, timeline, columns, fastestBackend(), checkpointBudget, nudged),
  meanFieldOf,
  createAnswers: (experiment, run) => createAnswers(experiment, run, fastestBackend()),
};

/** Trains real experiments for whoever is at the other end of `port`; the function returned ends it. */
export function openLaboratory(port: Port, sliceMs?: number): () => void {
  return serve(port, laboratory, sliceMs);
}
