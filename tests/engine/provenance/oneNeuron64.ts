import type { OneNeuronSpec } from "../../../src/engine/network.ts";
import type { Operation } from "../../../src/engine/provenance/origin.ts";
import type { Gradients64, Read } from "./mlp64.ts";
import { type Record64, ranged } from "./record64.ts";

const sigmoid = (x: number) => Math.fround(1 / (1 + Math.exp(-x)));

/** h ← w·σ(h) + b over time, L = (σ(h_T) − target)², and back; the sums into ∂L/∂w and ∂L/∂b come last. */
export function oneNeuron64(record: Record64, { h0, target, seq_len: T }: OneNeuronSpec, read: Read): Gradients64 {
  const put = (operation: Operation, tensor: string, layer: number | null, value: number) =>
    record.put(operation, tensor, layer, Float64Array.of(value))[0] as number;
  const w = read("neuron.w")[0] as number;
  const b = read("neuron.b")[0] as number;
  const s = [sigmoid(h0)];
  for (let t = 1; t <= T; t++) {
    const h = ranged(ranged(w * (s[t - 1] as number)) + b);
    s.push(sigmoid(put("forward_product", `h${t}`, t, h)));
  }
  const error = put("activation", "prediction", null, s[T] as number) - Math.fround(target);
  put("loss", "loss", null, error * error);
  let ds = put("loss", "prediction.grad", null, 2 * error);
  let dw = 0;
  let db = 0;
  for (let t = T; t > 0; t--) {
    const y = s[t] as number;
    const d = put("backward_activation", `h${t}.grad`, t, ranged(ranged(ds * Math.fround(1 - y)) * y));
    dw = ranged(dw + ranged(d * (s[t - 1] as number)));
    db = ranged(db + d);
    ds = t > 1 ? put("backward_product", `h${t - 1}.grad`, t - 1, d * w) : 0;
  }
  return new Map([
    ["neuron.w", Float64Array.of(put("backward_product", "neuron.w.grad", null, dw))],
    ["neuron.b", Float64Array.of(put("backward_product", "neuron.b.grad", null, db))],
  ]);
}
