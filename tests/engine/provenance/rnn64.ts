import type { RnnSpec } from "../../../src/engine/network.ts";
import type { Experiment } from "../../../src/experiment/schema.ts";
import { activation64 } from "./activation64.ts";
import { loss64 } from "./loss64.ts";
import type { Gradients64, Read } from "./mlp64.ts";
import {
  added,
  backwardInput64,
  backwardWeight64,
  columnSums64,
  linear64,
  matrix,
  type Record64,
  ranged,
} from "./record64.ts";

/** A tensor over time: element t is that of time step t. */
type OverTime = Float64Array[];

/** One cell at one time step. */
interface Cell64 {
  /** h_t from W_ih x_t + b_ih and W_hh h_{t−1} + b_hh. */
  forward(t: number, gates: Float64Array, recurrent: Float64Array): void;
  /** What ∂L/∂h_t gives the two sums, and what it gives h_{t−1} past W_hh. */
  backward(
    t: number,
    dh: Float64Array,
  ): { dgates: Float64Array; drecurrent: Float64Array; direct: Float64Array | null };
  /** ∂L/∂h_{t−1} is cut. */
  cut(t: number): void;
}

interface Setting {
  readonly record: Record64;
  readonly model: RnnSpec;
  readonly batch: number;
  readonly suffix: string;
  /** h_0 … h_T, filled as the time steps come. */
  readonly h: OverTime;
}

const sigmoid = (x: number) => Math.fround(1 / (1 + Math.exp(-x)));
const tanh = (x: number) => Math.fround(Math.tanh(x));
const sigmoidBack = (dy: number, y: number) => ranged(ranged(dy * Math.fround(1 - y)) * y);
const tanhBack = (dy: number, y: number) => ranged(dy * Math.fround(1 - Math.fround(y * y)));

function elman({ record, model, suffix, h }: Setting): Cell64 {
  const phi = activation64(model.nonlinearity);
  const z: OverTime = [];
  return {
    forward(t, gates, recurrent) {
      z[t] = record.put("sum", `gates${t}${suffix}`, t, added(gates, recurrent));
      record.put("activation", `h${t}${suffix}`, t, phi.forward(z[t] as Float64Array));
    },
    backward(t, dh) {
      const delta = phi.backward(dh, z[t] as Float64Array, h[t] as Float64Array);
      const dgates = record.put("backward_activation", `gates${t}${suffix}.grad`, t, delta);
      return { dgates, drecurrent: dgates, direct: null };
    },
    cut() {
      // h is all the state.
    },
  };
}

function lstm({ record, model, batch, suffix }: Setting): Cell64 {
  const H = model.hidden_size;
  const n = batch * H;
  const at = (k: number, block: number) => Math.floor(k / H) * 4 * H + block * H + (k % H);
  const kept: OverTime = [];
  const squashed: OverTime = [];
  const c: OverTime = [new Float64Array(n)];
  const dc: OverTime = Array.from({ length: model.seq_len + 1 }, () => new Float64Array(n));
  const make = (of: (k: number) => number) => Float64Array.from({ length: n }, (_, k) => of(k));
  return {
    forward(t, gates, recurrent) {
      const sums = added(recurrent, gates);
      const blocks = sums.map((x, i) => (Math.floor((i % (4 * H)) / H) === 2 ? tanh(x) : sigmoid(x)));
      const y = record.put("cell", `gates${t}${suffix}`, t, blocks);
      const gate = (k: number, block: number) => y[at(k, block)] as number;
      const before = c[t - 1] as Float64Array;
      const state = make((k) => ranged(ranged(gate(k, 1) * (before[k] as number)) + ranged(gate(k, 0) * gate(k, 2))));
      kept[t] = y;
      const name = `c${t}${suffix}`;
      record.put("cell", name, t, state);
      const now = record.settled(name);
      c[t] = now;
      const bounded = record.put("cell", `tanh_c${t}${suffix}`, t, now.map(tanh));
      squashed[t] = bounded;
      const output = make((k) => gate(k, 3) * (bounded[k] as number));
      record.put("cell", `h${t}${suffix}`, t, output);
    },
    backward(t, dh) {
      const y = kept[t] as Float64Array;
      const gate = (k: number, block: number) => y[at(k, block)] as number;
      const bounded = squashed[t] as Float64Array;
      const arrived = dc[t] as Float64Array;
      const d = record.put(
        "backward_cell",
        `c${t}${suffix}.grad`,
        t,
        make((k) =>
          ranged((arrived[k] as number) + tanhBack(ranged((dh[k] as number) * gate(k, 3)), bounded[k] as number)),
        ),
      );
      const delta = new Float64Array(4 * n);
      for (let k = 0; k < n; k++) {
        const dk = d[k] as number;
        delta[at(k, 0)] = sigmoidBack(ranged(dk * gate(k, 2)), gate(k, 0));
        delta[at(k, 1)] = sigmoidBack(ranged(dk * ((c[t - 1] as Float64Array)[k] as number)), gate(k, 1));
        delta[at(k, 2)] = tanhBack(ranged(dk * gate(k, 0)), gate(k, 2));
        delta[at(k, 3)] = sigmoidBack(ranged((dh[k] as number) * (bounded[k] as number)), gate(k, 3));
      }
      const dgates = record.put("backward_cell", `gates${t}${suffix}.grad`, t, delta);
      const past = make((k) => ranged((d[k] as number) * gate(k, 1)));
      dc[t - 1] = record.put("backward_cell", `c${t - 1}${suffix}.grad`, t - 1, past);
      return { dgates, drecurrent: dgates, direct: null };
    },
    cut(t) {
      dc[t - 1] = new Float64Array(n);
    },
  };
}

function gru({ record, model, batch, suffix, h }: Setting): Cell64 {
  const H = model.hidden_size;
  const n = batch * H;
  const at = (k: number, block: number) => Math.floor(k / H) * 3 * H + block * H + (k % H);
  const kept: OverTime = [];
  const inner: OverTime = [];
  const make = (of: (k: number) => number) => Float64Array.from({ length: n }, (_, k) => of(k));
  return {
    forward(t, gates, recurrent) {
      const value = (x: Float64Array, k: number, block: number) => x[at(k, block)] as number;
      const before = h[t - 1] as Float64Array;
      const y = new Float64Array(3 * n);
      for (let k = 0; k < n; k++) {
        const r = sigmoid(ranged(value(recurrent, k, 0) + value(gates, k, 0)));
        y[at(k, 0)] = r;
        y[at(k, 1)] = sigmoid(ranged(value(recurrent, k, 1) + value(gates, k, 1)));
        y[at(k, 2)] = tanh(ranged(value(gates, k, 2) + ranged(value(recurrent, k, 2) * r)));
      }
      const now = record.put("cell", `gates${t}${suffix}`, t, y);
      kept[t] = now;
      inner[t] = record.put(
        "cell",
        `recurrent_n${t}${suffix}`,
        t,
        make((k) => value(recurrent, k, 2)),
      );
      const state = make((k) => {
        const candidate = value(now, k, 2);
        return ranged(ranged(ranged((before[k] as number) - candidate) * value(now, k, 1)) + candidate);
      });
      record.put("cell", `h${t}${suffix}`, t, state);
    },
    backward(t, dh) {
      const y = kept[t] as Float64Array;
      const before = h[t - 1] as Float64Array;
      const dgates = new Float64Array(3 * n);
      const drecurrent = new Float64Array(3 * n);
      const direct = new Float64Array(n);
      for (let k = 0; k < n; k++) {
        const [r, z, candidate] = [0, 1, 2].map((block) => y[at(k, block)] as number) as [number, number, number];
        const d = dh[k] as number;
        direct[k] = ranged(d * z);
        const dn = tanhBack(ranged(d - (direct[k] as number)), candidate);
        const dr = sigmoidBack(ranged(dn * ((inner[t] as Float64Array)[k] as number)), r);
        const dz = sigmoidBack(ranged(d * ranged((before[k] as number) - candidate)), z);
        [dr, dz, dn].forEach((value, block) => {
          dgates[at(k, block)] = value;
          drecurrent[at(k, block)] = block === 2 ? ranged(value * r) : value;
        });
      }
      return {
        dgates: record.put("backward_cell", `gates${t}${suffix}.grad`, t, dgates),
        drecurrent: record.put("backward_cell", `recurrent${t}${suffix}.grad`, t, drecurrent),
        direct: record.put("backward_cell", `h${t - 1}${suffix}.grad`, t - 1, direct),
      };
    },
    cut() {
      // h is all the state.
    },
  };
}

const cells64: Record<RnnSpec["cell"], (setting: Setting) => Cell64> = { rnn: elman, gru, lstm };

/** Forward and backward pass of a recurrent network, layer by layer, from its parameters and the batch. */
export function rnn64(record: Record64, { loss, data }: Experiment, model: RnnSpec, read: Read): Gradients64 {
  const gradients: Gradients64 = new Map();
  const { seq_len: T, hidden_size: H, num_layers } = model;
  const batch = data.batch_size;
  const size = batch * H;
  const joined = (parts: readonly Float64Array[]) => Float64Array.from(parts.flatMap((part) => [...part]));
  const put = (name: string, values: Float64Array) =>
    gradients.set(name, record.put("backward_product", `${name}.grad`, null, values));

  let x = matrix(read("input"), model.input_size);
  const layers = Array.from({ length: num_layers }, (_, k) => {
    const suffix = num_layers === 1 ? "" : `_l${k}`;
    const h: OverTime = [new Float64Array(size)];
    const cell = cells64[model.cell]({ record, model, batch, suffix, h });
    const of = (name: string) => read(`cell.${name}${suffix}`);
    const W_ih = matrix(of("weight_ih"), x.columns);
    const W_hh = matrix(of("weight_hh"), H);
    const rows = W_ih.rows;
    const sums = linear64(x, W_ih, of("bias_ih"));
    const fromInput = Array.from({ length: T }, (_, t) =>
      record.put(
        "forward_product",
        `gates${t + 1}${suffix}`,
        t + 1,
        sums.subarray(t * batch * rows, (t + 1) * batch * rows),
      ),
    );
    for (let t = 1; t <= T; t++) {
      const name = `h${t}${suffix}`;
      const product = linear64(matrix(h[t - 1] as Float64Array, H), W_hh, of("bias_hh"));
      const recurrent = record.put("forward_product", `recurrent${t}${suffix}`, t, product);
      cell.forward(t, fromInput[t - 1] as Float64Array, recurrent);
      h[t] = record.settled(name);
    }
    const layer = { suffix, h, cell, x, W_ih, W_hh, rows };
    x = matrix(joined(h.slice(1)), H);
    return layer;
  });

  const everyStep = model.loss_at === "all";
  const top = layers.at(-1) as (typeof layers)[0];
  const readoutInput = everyStep ? x : matrix(top.h[T] as Float64Array, H);
  const W = matrix(read("readout.weight"), H);
  const timeOf = everyStep ? (i: number) => Math.floor(i / (batch * model.out_features)) + 1 : null;
  const read64 = linear64(readoutInput, W, read("readout.bias"));
  record.put("forward_product", "prediction", timeOf, read64);
  const prediction = record.settled("prediction");
  const error = loss64(record, loss, matrix(prediction, model.out_features), read("target"), timeOf);

  const dy = matrix(error, model.out_features);
  put("readout.weight", backwardWeight64(dy, readoutInput));
  put("readout.bias", columnSums64(dy));
  const back = backwardInput64(dy, W);
  let dh: OverTime = Array.from({ length: T + 1 }, (_, t) => {
    if (t === 0 || (!everyStep && t < T)) return new Float64Array(size);
    const part = everyStep ? back.subarray((t - 1) * size, t * size) : back;
    return record.put("backward_product", `h${t}${top.suffix}.grad`, t, part);
  });

  const first = everyStep || model.tbptt === 0 ? 0 : T - 1 - ((T - 1) % model.tbptt);
  for (const { suffix, h, cell, x: below, W_ih, W_hh, rows } of [...layers].reverse()) {
    const dgates: OverTime = [];
    const drecurrent: OverTime = [];
    for (let t = T; t > first; t--) {
      const delta = cell.backward(t, record.settled(`h${t}${suffix}.grad`));
      dgates[t] = delta.dgates;
      drecurrent[t] = delta.drecurrent;
      if (t === 1 || (model.tbptt > 0 && (t - 1) % model.tbptt === 0)) {
        cell.cut(t);
        continue;
      }
      const name = `h${t - 1}${suffix}.grad`;
      const product = backwardInput64(matrix(delta.drecurrent, rows), W_hh);
      let past = record.put("backward_product", name, t - 1, product);
      if (delta.direct !== null) past = record.put("sum", name, t - 1, added(delta.direct, past));
      dh[t - 1] = record.put("sum", name, t - 1, added(dh[t - 1] as Float64Array, past));
    }
    const all = matrix(joined(dgates.slice(first + 1)), rows);
    const allRecurrent = matrix(joined(drecurrent.slice(first + 1)), rows);
    const rowsOf = (values: Float64Array, columns: number) => matrix(values.subarray(first * batch * columns), columns);
    put(`cell.weight_ih${suffix}`, backwardWeight64(all, rowsOf(below.values, below.columns)));
    put(`cell.bias_ih${suffix}`, columnSums64(all));
    put(`cell.weight_hh${suffix}`, backwardWeight64(allRecurrent, rowsOf(joined(h.slice(0, T)), H)));
    put(`cell.bias_hh${suffix}`, columnSums64(allRecurrent));
    if (suffix === "" || suffix === "_l0") continue;
    const handed = backwardInput64(all, W_ih);
    const lower = layers[layers.findIndex((layer) => layer.suffix === suffix) - 1] as (typeof layers)[0];
    dh = Array.from({ length: T + 1 }, (_, t) => {
      if (t <= first) return new Float64Array(size);
      const part = handed.subarray((t - 1 - first) * size, (t - first) * size);
      return record.put("backward_product", `h${t}${lower.suffix}.grad`, t, part);
    });
  }
  return gradients;
}
