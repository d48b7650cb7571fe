import { fastestBackend } from "../../src/engine/kernels/simd/simdKernels.ts";
import { createTrainer } from "../../src/engine/trainer.ts";
import { fortyExperiments, STEPS } from "../engine/trainer/fortyExperiments.ts";

/** What the worker says, once. */
export interface Hashes {
  /** The kernels that it trained with. */
  readonly kernels: string;
  /** Of the forty experiments after their steps. */
  readonly hashes: readonly string[];
}

const backend = fastestBackend();

const hashes = fortyExperiments.map((experiment) => {
  const trainer = createTrainer(experiment, [], backend);
  for (let step = 0; step < STEPS; step++) trainer.trainStep();
  return trainer.hash();
});

postMessage({ kernels: backend.name, hashes } satisfies Hashes);
