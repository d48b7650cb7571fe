import { type BatchesPlan, type DataSpec, planBatches } from "./batches.ts";
import type { ClipOptions } from "./clipping/clip.ts";
import { type GradientNormsPlan, planGradientNorms } from "./clipping/gradientNorms.ts";
import { GENERATOR_WORDS } from "./kernels/kernels.ts";
import { type NetworkPlan, type NetworkSpec, planNetwork } from "./network.ts";
import type { OptimizerOptions } from "./optimizers/optimizer.ts";
import { type OptimizerPlan, planOptimizer } from "./optimizers/optimizerRun.ts";
import { type ProbePlan, planProbe } from "./probe.ts";
import type { Quantity } from "./quantities.ts";
import { type Arena, createArena } from "./tensor/arena.ts";
import type { Tensor } from "./tensor/tensor.ts";

/** What of an experiment a run is made of; an Experiment is one. */
export interface TrainerSpec extends NetworkSpec {
  /** torch.manual_seed. */
  readonly seed: number;
  readonly data: DataSpec;
  readonly optimizer: OptimizerOptions;
  /** Optimizers that a timeline puts in its place later: their state has its memory from the start. */
  readonly laterOptimizers?: readonly OptimizerOptions[];
  readonly clip: ClipOptions;
}

/** Everything that has tensors in a run's memory, before the memory exists. */
interface RunPlan {
  readonly arena: Arena;
  readonly network: NetworkPlan;
  /** GENERATOR_WORDS integers of 32 bits. */
  readonly generator: Tensor;
  readonly batches: BatchesPlan;
  readonly norms: GradientNormsPlan;
  readonly optimizer: OptimizerPlan;
  readonly probe: ProbePlan;
}

/** Throws EngineError("batch_norm_batch") where PyTorch refuses to train. */
export function planRun(spec: TrainerSpec, columns: readonly Quantity[]): RunPlan {
  const arena = createArena();
  const network = planNetwork(arena, spec);
  return {
    arena,
    network,
    generator: arena.reserve("generator", [GENERATOR_WORDS]),
    batches: planBatches(arena, network, spec.data),
    norms: planGradientNorms(arena, network.parameters),
    optimizer: planOptimizer(arena, network.parameters, spec.optimizer, spec.laterOptimizers),
    probe: planProbe(arena, network, spec.model, columns),
  };
}
