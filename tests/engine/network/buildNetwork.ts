import type { KernelsBackend } from "../../../src/engine/kernels/kernels.ts";
import { referenceBackend } from "../../../src/engine/kernels/reference/referenceKernels.ts";
import type { LossName } from "../../../src/engine/losses/names.ts";
import {
  type MlpSpec,
  type Network,
  type NetworkSpec,
  planNetwork,
  type RnnSpec,
} from "../../../src/engine/network.ts";
import type { Generator } from "../../../src/engine/rng/generator.ts";
import { createArena } from "../../../src/engine/tensor/arena.ts";

const plainMlp: MlpSpec = {
  kind: "mlp",
  in_features: 10,
  hidden_features: 50,
  out_features: 1,
  depth: 1,
  activation: "relu",
  negative_slope: 0.01,
  bias: true,
  norm: "none",
  residual: false,
  residual_scale: 1,
};

/** The fields of a spec that a test is about; the rest are the defaults of an experiment. */
export interface PartialSpec<Model = MlpSpec> {
  readonly model?: Partial<Model>;
  readonly init?: Partial<NetworkSpec["init"]>;
  readonly batch_size?: number;
}

export function specOf({ model, init, batch_size = 64 }: PartialSpec): NetworkSpec<MlpSpec> {
  return {
    model: { ...plainMlp, ...model },
    init: { scheme: "default", bias: null, output_sigma_w: null, forget_bias: null, ...init },
    loss: "mse",
    data: { batch_size },
  };
}

const plainRnn: RnnSpec = {
  kind: "rnn",
  cell: "rnn",
  nonlinearity: "tanh",
  input_size: 4,
  hidden_size: 16,
  out_features: 1,
  seq_len: 20,
  num_layers: 1,
  loss_at: "last",
  tbptt: 0,
};

export function rnnSpecOf({ model, init, batch_size = 64 }: PartialSpec<RnnSpec>): NetworkSpec<RnnSpec> {
  return { ...specOf({ ...(init && { init }), batch_size }), model: { ...plainRnn, ...model } };
}

/** Random targets that the loss can be trained on: probabilities are not negative. */
export function drawTarget({ target }: Network, loss: LossName, generator: Generator): void {
  if (loss === "cross_entropy") generator.uniformInto(target.data, 0, target.length, 0, 1);
  else generator.normalInto(target.data, 0, target.length, 0, 1);
}

export function buildNetwork(spec: NetworkSpec, backend: KernelsBackend = referenceBackend): Network {
  const arena = createArena();
  const plan = planNetwork(arena, spec);
  const kernels = backend.createKernels(arena.bytes);
  arena.attach(kernels.memory);
  return plan.bind(kernels);
}
