import { diagnosisColumns } from "../../diagnosis/diagnosisColumns.ts";
import { explosion } from "../../diagnosis/explosion.ts";
import { hiddenAt, type Recorded } from "../../diagnosis/recorded.ts";
import { recordSteps } from "../../diagnosis/recordSteps.ts";
import { fastestBackend } from "../../engine/kernels/simd/simdKernels.ts";
import type { Quantity } from "../../engine/quantities.ts";
import { resolve } from "../../experiment/comparison.ts";
import { createRun } from "../../experiment/run.ts";
import type { Comparison, Experiment } from "../../experiment/schema.ts";

/** A lane of a comparison with `seed` added to its own. */
export function laneOf(comparison: Comparison, lane: number, seed: number): Experiment {
  const found = resolve(comparison)[lane];
  if (found === undefined) throw new Error(`a comparison without lane ${lane}`);
  return { ...found.experiment, seed: found.experiment.seed + seed };
}

/** Trains so many steps; without: those of the experiment. */
export function trained(experiment: Experiment, steps = experiment.steps): Recorded {
  const run = createRun(experiment, [], diagnosisColumns, fastestBackend());
  return recordSteps(run, steps);
}

/** ‖∂L/∂h_l‖ of layers 1 … L as the network is born. */
export function signalsAtStart(experiment: Experiment): readonly number[] {
  return hiddenAt(trained(experiment, 1), "hidden_grad_norm_f64", 0);
}

/** Γ = ‖∂L/∂h_1‖/‖∂L/∂h_L‖ as the network is born. */
export function ratioAtStart(experiment: Experiment): number {
  const signals = signalsAtStart(experiment);
  return (signals[0] ?? Number.NaN) / (signals.at(-1) ?? Number.NaN);
}

/** The step of the first Inf or NaN; NaN: there was none in all of its steps. */
export function explodedAt(experiment: Experiment): number {
  const run = createRun(experiment, [], [], fastestBackend());
  let exploded = explosion(run.firstNonfinite);
  while (exploded === null && run.step < experiment.steps) {
    run.trainStep();
    exploded = explosion(run.firstNonfinite);
  }
  return exploded?.step ?? Number.NaN;
}

/** The weight gradient's growth per layer toward the input between layers 2 and L − 1, as the network is born. */
export function weightGradientGrowth(experiment: Experiment): number {
  const recorded = trained(experiment, 1);
  const { layout } = recorded;
  const column = layout.columns.find(({ quantity }) => quantity === "grad_norm_f64");
  const norms = layout.axes.parameter.flatMap((name, k) =>
    name.endsWith("weight") && column !== undefined ? [recorded.last(0, column.offset + k)] : [],
  );
  const hidden = norms.length - 1;
  const [near, far] = [norms[1] ?? Number.NaN, norms[hidden - 2] ?? Number.NaN];
  return (near / far) ** (1 / (hidden - 3));
}

/** One quantity of one number, or the first of several, at step 0. */
export function atStart(experiment: Experiment, quantity: Quantity): number {
  const run = createRun(experiment, [], [quantity], fastestBackend());
  run.trainStep();
  return run.row[0] ?? Number.NaN;
}

/** The sum over all steps of how far the parameters moved. */
export function movement(recorded: Recorded): number {
  const column = recorded.layout.columns.find(({ quantity }) => quantity === "update_norm_f64");
  let sum = 0;
  for (let step = 0; step < recorded.steps; step++) {
    for (let k = 0; column !== undefined && k < column.length; k++) sum += recorded.last(step, column.offset + k);
  }
  return sum;
}
