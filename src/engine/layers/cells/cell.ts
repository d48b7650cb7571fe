import type { Kernels } from "../../kernels/kernels.ts";
import type { RnnSpec } from "../../network.ts";
import type { Arena } from "../../tensor/arena.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import type { States } from "../states.ts";

/** A recurrent cell, with all that is known about it. */
export interface Cell {
  /** Its module in PyTorch: one time step. */
  readonly module: "nn.RNNCell" | "nn.GRUCell" | "nn.LSTMCell";
  /** Its module in PyTorch over a whole sequence, stacked. */
  readonly sequenceModule: "nn.RNN" | "nn.GRU" | "nn.LSTM";
  /** The row blocks of weight_ih, weight_hh and the biases, hidden_size rows each, in PyTorch's order; "" is the one. */
  readonly gates: readonly string[];
  /** Whether it has a second state, c. */
  readonly memory: boolean;
  /** Reserves what one layer of it needs beyond the options. */
  plan(arena: Arena, options: CellOptions): CellPlan;
}

interface CellOptions {
  /** What the names of its tensors end in. */
  readonly suffix: string;
  readonly seq_len: number;
  readonly batch: number;
  readonly hidden_size: number;
  readonly nonlinearity: RnnSpec["nonlinearity"];
  /** h. */
  readonly states: States;
  /** (seq_len, batch, gates·hidden_size): W_ih x_t + b_ih of every time step on entry; the cell keeps its gates there. */
  readonly gates: Tensor;
  /** (batch, gates·hidden_size): W_hh h_{t−1} + b_hh of the time step at hand. */
  readonly recurrent: Tensor;
}

export interface CellPlan {
  /** c; null of a cell without memory. */
  readonly memory: States | null;
  /** (seq_len, batch, gates·hidden_size): ∂L/∂(W_ih x_t + b_ih). */
  readonly dgates: Tensor;
  /** The same of W_hh h_{t−1} + b_hh: the same tensor where the two are merely added. */
  readonly drecurrent: Tensor;
  /** (batch, hidden_size): what h_{t−1} has from h_t past W_hh, in the time step at hand; null where W_hh is all there is. */
  readonly direct: Tensor | null;
  bind(kernels: Kernels): CellSteps;
}

/** Time steps t = 1 … T, each in terms of the one before it. Allocates nothing. */
export interface CellSteps {
  /** h_t (and c_t) from h_{t−1}, `gates` and `recurrent`. */
  forward(t: number): void;
  /** dgates, drecurrent and direct of time step t from ∂L/∂h_t, which is complete; ∂L/∂c_t is completed, ∂L/∂c_{t−1} begun. */
  backward(t: number): void;
}
