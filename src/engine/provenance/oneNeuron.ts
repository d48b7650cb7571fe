import type { NetworkTensors } from "../network.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { Ledger } from "./ledger.ts";
import { operandOf } from "./operands.ts";
import type { Operand, Operation } from "./origin.ts";

/** A scalar, as far as an origin tells of it. */
interface Scalar {
  readonly name: string;
  readonly value: number;
  /** Its time step. */
  readonly layer: number | null;
}

/**
 * The one-neuron network computes scalars and calls no kernels. What it computed is all in its tensors, but for the
 * products δ·w that one time step hands to the one before it, which are made once more. In the order of execution:
 * h_t = w·σ(h_{t−1}) + b, the prediction σ(h_T), the loss, then backward δ_t = ∂L/∂σ(h_t)·σ′ and δ_t·w; the sums into
 * ∂L/∂w and ∂L/∂b, which run along, count behind it.
 */
export function traceOneNeuron(step: number, loss: number, network: NetworkTensors, ledger: Ledger): void {
  const note = (operation: Operation, made: Scalar, ...from: readonly Scalar[]) => {
    const place = { name: made.name, layer: made.layer };
    ledger.note(
      step,
      operation,
      [made.value],
      () => place,
      () => from.map(described),
    );
  };
  const signals = network.hidden.flatMap(({ parts }) => parts);
  const h = signals.slice(0, -1).map(({ value }, k) => scalar(value, k + 1));
  const delta = signals.slice(0, -1).map(({ gradient }, k) => scalar(gradient, k + 1));
  const [prediction, error] = signals.slice(-1).flatMap(({ value, gradient }) => [scalar(value), scalar(gradient)]);
  const [w, b] = network.parameters.map(({ value }) => scalar(value));
  if (w === undefined || b === undefined || prediction === undefined || error === undefined) return;

  for (const state of h) note("forward_product", state, w, b);
  note("activation", prediction, ...h.slice(-1));
  const target = scalar(network.target);
  note("loss", { name: "loss", value: loss, layer: null }, prediction, target);
  note("loss", error, prediction, target);
  let arriving = error;
  for (let k = delta.length - 1; k >= 0; k--) {
    const d = delta[k] as Scalar;
    note("backward_activation", d, arriving, h[k] as Scalar);
    arriving = { name: `h${k}.grad`, value: Math.fround(d.value * w.value), layer: k };
    if (k > 0) note("backward_product", arriving, d, w);
  }
  for (const { gradient } of network.parameters) note("backward_product", scalar(gradient), ...delta.slice(-1));
}

function scalar({ name, data }: Tensor, layer: number | null = null): Scalar {
  return { name, value: data[0] as number, layer };
}

function described({ name, value }: Scalar): Operand {
  return operandOf(name, Float32Array.of(value));
}
