import { canonical } from "../experiment/comparison.ts";
import { scenarios } from "../experiment/scenarios/index.ts";
import type { Comparison, Patch } from "../experiment/schema.ts";

/** A lane for each patch of the base. */
export function lanes(base: Patch, patches: readonly Patch[] = [{}]): Comparison {
  return canonical({ base, lanes: patches.map((patch) => ({ patch, timeline: [] })) });
}

/** A scenario's comparison, or some of its lanes. */
export function ofScenario(id: keyof typeof scenarios, which?: readonly number[]): Comparison {
  const { comparison } = scenarios[id] as { readonly comparison: Comparison };
  const chosen = which === undefined ? comparison.lanes : which.flatMap((lane) => comparison.lanes[lane] ?? []);
  return canonical({ base: comparison.base, lanes: chosen });
}

/** A recurrent network over 50 time steps on the adding task; `sigma_w` null: as PyTorch draws it. */
export function recurrent(cell: "rnn" | "lstm", sigma_w: number | null, patches: readonly Patch[] = [{}]): Comparison {
  const model = { kind: "rnn", cell, input_size: 2, hidden_size: 64, seq_len: 50 } as const;
  const init = sigma_w === null ? {} : { init: { scheme: "scaled_normal", sigma_w } as const };
  return lanes({ steps: 1, model, data: { source: "adding" }, optimizer: { name: "sgd", lr: 0.01 }, ...init }, patches);
}

/** The network that the lesson comes back to: 20 layers of 24 ReLU units, drawn with the gain 1.8. */
export const growing: Patch = {
  steps: 60,
  model: { kind: "mlp", in_features: 10, hidden_features: 24, depth: 20 },
  init: { scheme: "scaled_normal", sigma_w: 1.8 },
  data: { source: "teacher", mode: "stream", batch_size: 64 },
  optimizer: { name: "sgd", lr: 1e-6 },
};
