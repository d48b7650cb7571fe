import type { Comparison, Experiment } from "../../experiment/schema.ts";

/** How far another start of the one neuron lies from the one given, in w and in b, at most. */
const START_SPREAD = 0.02;

/**
 * The k-th other start (from 1) of a lane, the same for every lane of a comparison: the k-th next seed; of the one neuron
 * over time, which draws nothing, w and b within ±0.02 of those given.
 */
export function otherStart(experiment: Experiment, k: number): Experiment {
  const { model, seed } = experiment;
  if (model.kind !== "one_neuron_rnn") return { ...experiment, seed: seed + k };
  return { ...experiment, model: { ...model, w: model.w + spread(k, ALONG_W), b: model.b + spread(k, ALONG_B) } };
}

/** Multiples of these, without their whole parts, fill the square evenly (the R2 sequence). */
const ALONG_W = 0.7548776662466927;
const ALONG_B = 0.5698402909980532;

const spread = (k: number, ratio: number) => START_SPREAD * (2 * ((k * ratio) % 1) - 1);

/** Whether other starts are other seeds. */
export function drawsFromSeed({ base }: Comparison): boolean {
  return base.model?.kind !== "one_neuron_rnn";
}
