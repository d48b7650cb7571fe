import type { ModelSpec } from "../../engine/network.ts";
import type { Experiment } from "../schema.ts";
import { mlp } from "./mlp.ts";
import { oneNeuron } from "./oneNeuron.ts";
import { rnn } from "./rnn.ts";

/** An experiment with one kind of model. */
export type ExperimentWith<Kind extends ModelSpec["kind"]> = Experiment & { readonly model: { readonly kind: Kind } };

/** A network as Python source: the pieces that the script puts together. */
export interface NetworkCode {
  /** Constructs it; this draws PyTorch's defaults. */
  readonly model: readonly string[];
  /** Draws it anew by the init scheme. */
  readonly init: readonly string[];
  /** The expression for all parameters, in the app's order. */
  readonly parameters: string;
  /** The modules that have parameters of their own, as the head of a loop over `layer`. */
  readonly layers: readonly string[];
  /** From x to what `prediction` needs, before the loss. */
  forward(record: boolean): readonly string[];
  readonly prediction: string;
  /** Defines `names`, the parameters' names in the app. */
  readonly names: readonly string[];
  /** Makes `hidden` hold the hidden signals by name; empty where `forward` does it. */
  readonly watch: readonly string[];
  /** Writes hidden_grad_norm into `line`; empty where nothing recurs. */
  readonly hiddenGradNorm: readonly string[];
}

export function networkCode(experiment: Experiment): NetworkCode {
  const { model } = experiment;
  switch (model.kind) {
    case "mlp":
      return mlp({ ...experiment, model });
    case "rnn":
      return rnn({ ...experiment, model });
    case "one_neuron_rnn":
      return oneNeuron({ ...experiment, model });
    default:
      return model satisfies never;
  }
}
