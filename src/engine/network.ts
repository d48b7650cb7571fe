import type { ActivationName } from "./activations/names.ts";
import type { Kernels } from "./kernels/kernels.ts";
import type { InitSpec } from "./layers/applyInit.ts";
import type { CellName } from "./layers/cells/names.ts";
import { planMlp } from "./layers/mlp.ts";
import type { NormName } from "./layers/norms.ts";
import { planOneNeuron } from "./layers/oneNeuron.ts";
import { planRnn } from "./layers/rnn.ts";
import type { LossName } from "./losses/names.ts";
import type { Generator } from "./rng/generator.ts";
import type { TaskSpec } from "./tasks/task.ts";
import type { Arena } from "./tensor/arena.ts";
import type { Parameter, Tensor } from "./tensor/tensor.ts";

/** A multilayer perceptron: `depth` hidden layers Linear → norm → activation, then a Linear to out_features. */
export interface MlpSpec {
  readonly kind: "mlp";
  readonly in_features: number;
  readonly hidden_features: number;
  readonly out_features: number;
  readonly depth: number;
  readonly activation: ActivationName;
  readonly negative_slope: number;
  readonly bias: boolean;
  readonly norm: "none" | NormName;
  /** Hidden layers 2..depth become h + residual_scale·act(norm(Linear(h))). */
  readonly residual: boolean;
  readonly residual_scale: number;
}

/** Elman's RNN, a GRU or an LSTM over seq_len time steps, `num_layers` stacked, under a Linear readout. */
export interface RnnSpec {
  readonly kind: "rnn";
  readonly cell: CellName;
  /** Of cell "rnn". */
  readonly nonlinearity: "tanh" | "relu";
  readonly input_size: number;
  readonly hidden_size: number;
  readonly out_features: number;
  readonly seq_len: number;
  readonly num_layers: number;
  /** Whether readout and loss come at the last time step or at every one. */
  readonly loss_at: "last" | "all";
  /** k > 0: the state is detached before time steps k, 2k, … (counted from 0); 0: never. */
  readonly tbptt: number;
}

/** The network of figure 6 of Pascanu, Mikolov & Bengio (2013): h ← w·σ(h) + b from h0, loss (σ(h_T) − target)². */
export interface OneNeuronSpec {
  readonly kind: "one_neuron_rnn";
  readonly w: number;
  readonly b: number;
  readonly h0: number;
  readonly seq_len: number;
  readonly target: number;
}

export type ModelSpec = MlpSpec | RnnSpec | OneNeuronSpec;

/** What of an experiment a network is made of; an Experiment is one. */
export interface NetworkSpec<Model = ModelSpec> {
  readonly model: Model;
  readonly init: InitSpec;
  readonly loss: LossName;
  readonly data: { readonly batch_size: number };
}

/**
 * Values that depend on the batch: the output of a hidden layer, the state at a time step, or the prediction. It has
 * one part; the state of a stacked recurrent network has one a layer, named "h7_l0", "h7_l1", ….
 */
export interface Signal {
  /** "h1" … "hL" (layers) or "hT" (time steps), "prediction"; "c1" … "cT" of an LSTM. */
  readonly name: string;
  readonly parts: readonly SignalPart[];
}
export interface SignalPart {
  /** (batch, features); the prediction at every time step (seq_len, batch, features); a scalar of the one neuron. */
  readonly value: Tensor;
  /** ∂L/∂value; 0 where truncated BPTT lets nothing arrive. */
  readonly gradient: Tensor;
}

/** A square matrix that acts from one time step to the next: weight_hh of an RNN, or one gate's rows of it. */
export interface RecurrentBlock {
  /** "cell.weight_hh"; "cell.weight_hh.f" of a gate, "cell.weight_hh_l1.f" in a stacked network. */
  readonly name: string;
  readonly parameter: Parameter;
  /** Its rows of the parameter, hidden_size of them from here on. */
  readonly firstRow: number;
  readonly size: number;
}

/** Parameters that clip together where clipping is per layer. */
export interface ParameterGroup {
  /** "linear1", "norm1", …; "cell" ("cell_l0", … of a stacked network), "readout"; "neuron". */
  readonly name: string;
  readonly parameters: readonly Parameter[];
}

/** The tensors of a network, reserved in the arena. */
export interface NetworkTensors {
  /**
   * In PyTorch's order: linear1.weight, linear1.bias, norm1.weight, norm1.bias, linear2.weight, …; cell.weight_ih,
   * cell.weight_hh, cell.bias_ih, cell.bias_hh (cell.weight_ih_l0, … of a stacked network), readout.weight,
   * readout.bias; neuron.w, neuron.b.
   */
  readonly parameters: readonly Parameter[];
  /** The same, by module, in forward order. */
  readonly layers: readonly ParameterGroup[];
  /** h_l after activation and residual, or h_t over time; then the prediction. */
  readonly hidden: readonly Signal[];
  /** An LSTM's c_t over time; empty elsewhere. */
  readonly memory: readonly Signal[];
  /** Empty where nothing recurs. */
  readonly recurrent: readonly RecurrentBlock[];
  /** The batches that go into `input` and `target`; null of the one-neuron network, which has its target of its own. */
  readonly batches: TaskSpec | null;
  /** (batch, in_features), or (seq_len, batch, input_size); empty where there are no batches. */
  readonly input: Tensor;
  /** (batch, out_features); (seq_len, batch, out_features) with a loss at every time step. */
  readonly target: Tensor;
}

/** A network before the memory exists: bind it once the arena is allocated and the kernels are made. */
export interface NetworkPlan extends NetworkTensors {
  bind(kernels: Kernels): Network;
}

export interface Network extends NetworkTensors {
  readonly kernels: Kernels;
  /**
   * Draws the parameters as PyTorch does behind torch.manual_seed: defaults in forward order, then the init scheme, then
   * the output layer once more.
   */
  initialize(generator: Generator): void;
  /** The loss for `input` and `target`, float32. */
  forward(): number;
  /** ∂L/∂ of every parameter and hidden signal; overwrites what was there. Needs `forward` first. */
  backward(): void;
  /**
   * A copy in PyTorch's row-major order: a parameter ("linear1.weight"), a part of a signal ("h3", "h3_l0", "c3",
   * "prediction"), "input", "target", or the gradient of a parameter or signal ("linear1.weight.grad", "h3.grad"). Of a
   * perceptron's hidden layer also "z3", what its Linear gives, and "n3", that normalized, where there is a norm.
   * Throws EngineError("unknown_tensor").
   */
  readTensor(name: string): Float32Array;
  /** The reverse of readTensor. Throws EngineError("unknown_tensor" | "tensor_length"). */
  writeTensor(name: string, values: ArrayLike<number>): void;
}

/**
 * Reserves the tensors of a network. What else belongs to the run (an optimizer's state) is reserved behind it, then
 *
 *     const kernels = backend.createKernels(arena.bytes);
 *     arena.attach(kernels.memory);
 *     const network = plan.bind(kernels);
 *
 * Throws EngineError("batch_norm_batch") where PyTorch refuses to train.
 */
export function planNetwork(arena: Arena, spec: NetworkSpec): NetworkPlan {
  const { model } = spec;
  switch (model.kind) {
    case "mlp":
      return planMlp(arena, { ...spec, model });
    case "rnn":
      return planRnn(arena, { ...spec, model });
    case "one_neuron_rnn":
      return planOneNeuron(arena, { ...spec, model });
    default:
      return model satisfies never;
  }
}
