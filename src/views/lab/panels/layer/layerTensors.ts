import type { RowLayout } from "../../../../engine/quantities.ts";
import type { Experiment } from "../../../../experiment/schema.ts";

/** The names of what a layer (or time step, from 1) is made of, as the network knows them; null: it has none. */
export interface LayerTensors {
  readonly signal: string | null;
  readonly weight: string | null;
}

/** Layer `layer` of a lane; one behind the last is the output. Stacked states are those of the last layer. */
export function layerTensors({ model }: Experiment, { axes }: RowLayout, layer: number): LayerTensors {
  const signal = axes.hidden[layer - 1] ?? null;
  const isOutput = layer === axes.hidden.length;
  switch (model.kind) {
    case "mlp":
      return { signal, weight: axes.parameter.find((name) => name === `linear${layer}.weight`) ?? null };
    case "rnn": {
      const top = model.num_layers - 1;
      const stacked = model.num_layers > 1;
      const weight = isOutput ? "readout.weight" : `cell.weight_hh${stacked ? `_l${top}` : ""}`;
      return { signal: stacked && !isOutput && signal !== null ? `${signal}_l${top}` : signal, weight };
    }
    case "one_neuron_rnn":
      return { signal, weight: "neuron.w" };
  }
}
