import type { Kernels } from "../kernels/kernels.ts";
import type { RnnSpec } from "../network.ts";
import type { Parameter, Tensor } from "../tensor/tensor.ts";
import type { CellPlan, CellSteps } from "./cells/cell.ts";
import type { States } from "./states.ts";

/** What the layers of a network share, as they work one after the other. */
export interface Scratch {
  /** (batch, gates·hidden_size) */
  readonly recurrent: Tensor;
  /** (batch, hidden_size) */
  readonly state: Tensor;
  /** Room for the largest weight, which stands here transposed while the forward pass needs it. */
  readonly transposed: Tensor;
}

/** What the passes of one recurrent layer read and write. */
export interface Sequence {
  readonly model: RnnSpec;
  readonly batch: number;
  readonly features: number;
  /** gates·hidden_size */
  readonly rows: number;
  /** (seq_len, batch, features); the gradient is null at the network's input. */
  readonly x: { readonly value: Tensor; readonly gradient: Tensor | null };
  readonly weight_ih: Parameter;
  readonly weight_hh: Parameter;
  /** bias_ih, bias_hh */
  readonly biases: readonly [Parameter, Parameter];
  readonly states: States;
  /** (seq_len, batch, rows) */
  readonly gates: Tensor;
  readonly scratch: Scratch;
  readonly plan: CellPlan;
}

/**
 * A cell over time. Forward: W_ih x + b_ih over all time steps at once, then t = 1 … T in turn. Backward (truncated
 * where tbptt says), with ∂L/∂h_t of what lies above on entry: t = T … 1 in turn, then the products of all time steps
 * at once. Nothing arrives before `firstReached`, so nothing is computed there.
 */
export function bindThroughTime(sequence: Sequence, kernels: Kernels): { forward(): void; backward(): void } {
  const steps = sequence.plan.bind(kernels);
  return { forward: () => forward(sequence, kernels, steps), backward: () => backward(sequence, kernels, steps) };
}

function forward(sequence: Sequence, kernels: Kernels, steps: CellSteps): void {
  const { model, batch, features, rows, x, weight_ih, weight_hh, states, gates, scratch } = sequence;
  const [b_ih, b_hh] = sequence.biases;
  const { seq_len, hidden_size } = model;
  const W = weight_hh.value.offset;
  const W_t = scratch.transposed.offset;
  kernels.transpose(W_t, weight_ih.value.offset, rows, features);
  kernels.linearForward(
    gates.offset,
    x.value.offset,
    weight_ih.value.offset,
    W_t,
    b_ih.value.offset,
    seq_len * batch,
    features,
    rows,
  );
  kernels.transpose(W_t, W, rows, hidden_size);
  const y = scratch.recurrent.offset;
  for (let t = 1; t <= seq_len; t++) {
    const h = states.values.offset + (t - 1) * states.stride;
    kernels.linearForward(y, h, W, W_t, b_hh.value.offset, batch, hidden_size, rows);
    steps.forward(t);
  }
}

function backward(sequence: Sequence, kernels: Kernels, steps: CellSteps): void {
  const { model, plan, states } = sequence;
  const { memory } = plan;
  const first = firstReached(model);
  if (memory !== null) kernels.fill(memory.gradients.offset, 0, memory.gradients.length);
  for (let t = model.seq_len; t > first; t--) {
    steps.backward(t);
    if (!isDetached(model, t - 1)) passBack(sequence, kernels, t);
    else if (memory !== null) kernels.fill(memory.gradients.offset + (t - 1) * states.stride, 0, states.stride);
  }
  gradientsOfParameters(sequence, kernels, first);
  gradientOfInput(sequence, kernels, first);
}

/** Whether time step `k`, counted from 0, takes the state before it as a constant. */
function isDetached({ tbptt }: RnnSpec, k: number): boolean {
  return k === 0 || (tbptt > 0 && k % tbptt === 0);
}

/** Adds to ∂L/∂h_{t−1} what it has from time step t: δ W_hh, and what goes past W_hh. */
function passBack(
  { model, batch, rows, weight_hh, states, scratch, plan }: Sequence,
  kernels: Kernels,
  t: number,
): void {
  const { direct, drecurrent } = plan;
  const { stride, gradients } = states;
  const past = scratch.state.offset;
  const delta = drecurrent.offset + (t - 1) * batch * rows;
  const dh = gradients.offset + (t - 1) * stride;
  kernels.linearBackwardInput(past, delta, weight_hh.value.offset, batch, model.hidden_size, rows);
  if (direct !== null) kernels.addScaled(past, direct.offset, past, 1, stride);
  kernels.addScaled(dh, dh, past, 1, stride);
}

/** Sums over the batch of each time step from `first` on, as one batch. */
function gradientsOfParameters(sequence: Sequence, kernels: Kernels, first: number): void {
  const { model, batch, features, rows, x, weight_ih, weight_hh, states, plan } = sequence;
  const [b_ih, b_hh] = sequence.biases;
  const { seq_len, hidden_size } = model;
  const samples = (seq_len - first) * batch;
  kernels.linearBackwardWeight(
    weight_ih.gradient.offset,
    b_ih.gradient.offset,
    plan.dgates.offset + first * batch * rows,
    x.value.offset + first * batch * features,
    samples,
    features,
    rows,
  );
  kernels.linearBackwardWeight(
    weight_hh.gradient.offset,
    b_hh.gradient.offset,
    plan.drecurrent.offset + first * batch * rows,
    states.values.offset + first * states.stride,
    samples,
    hidden_size,
    rows,
  );
}

function gradientOfInput(sequence: Sequence, kernels: Kernels, first: number): void {
  const { model, batch, features, rows, x, weight_ih, plan } = sequence;
  if (x.gradient === null) return;
  const dx = x.gradient.offset;
  const skipped = first * batch;
  kernels.fill(dx, 0, skipped * features);
  kernels.linearBackwardInput(
    dx + skipped * features,
    plan.dgates.offset + skipped * rows,
    weight_ih.value.offset,
    (model.seq_len - first) * batch,
    features,
    rows,
  );
}

/**
 * The first time step, counted from 0, whose state the loss has a gradient for: with a loss at the last alone, truncated
 * BPTT cuts off what lies before the last multiple of tbptt.
 */
function firstReached({ loss_at, tbptt, seq_len }: RnnSpec): number {
  if (loss_at === "all" || tbptt === 0) return 0;
  return seq_len - 1 - ((seq_len - 1) % tbptt);
}
