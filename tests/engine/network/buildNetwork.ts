import type { KernelsBackend } from "../../../src/engine/kernels/kernels.ts";
import { referenceBackend } from "../../../src/engine/kernels/reference/referenceKernels.ts";
import { type MlpSpec, type Network, type NetworkSpec, planNetwork } from "../../../src/engine/network.ts";
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
export interface PartialSpec {
  readonly model?: Partial<MlpSpec>;
  readonly init?: Partial<NetworkSpec["init"]>;
  readonly batch_size?: number;
}

export function specOf({ model, init, batch_size = 64 }: PartialSpec): NetworkSpec {
  return {
    model: { ...plainMlp, ...model },
    init: { scheme: "default", bias: null, output_sigma_w: null, ...init },
    loss: "mse",
    data: { batch_size },
  };
}

export function buildNetwork(spec: NetworkSpec, backend: KernelsBackend = referenceBackend): Network {
  const arena = createArena();
  const plan = planNetwork(arena, spec, backend);
  return plan.bind(backend.createKernels(arena.allocate(backend.createMemory)));
}
