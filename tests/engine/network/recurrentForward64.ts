import type { NetworkSpec, RnnSpec } from "../../../src/engine/network.ts";
import { at, lossOf64, type Matrix, rowsOf, type Tensors64 } from "./forward64.ts";

/** h and c of every time step and layer, as they were before something was moved: what truncated BPTT holds fast. */
export type Held = Map<string, Matrix>;

/**
 * The loss of the same recurrent network in float64, from the definitions of nn.RNN, nn.GRU and nn.LSTM and sharing
 * nothing with the engine. `nudges` (by the name of a part of a signal) are added to it. Where the state is detached it is the
 * one in `held`, if given; `record` takes the states.
 */
export function recurrentLoss64(
  { model, loss }: NetworkSpec<RnnSpec>,
  tensors: Tensors64,
  { nudges = {}, held, record }: { nudges?: Tensors64; held?: Held; record?: Held } = {},
): number {
  const { seq_len, hidden_size, num_layers } = model;
  const inputs = rowsOf(tensors.input, model.input_size);
  const batch = inputs.length / seq_len;
  const zeros: Matrix = Array.from({ length: batch }, () => new Array<number>(hidden_size).fill(0));

  const signal = (name: string, x: Matrix): Matrix => {
    const nudge = nudges[name];
    const y = x.map((row, b) => row.map((value, j) => value + (nudge?.[b * row.length + j] ?? 0)));
    record?.set(name, y);
    return y;
  };
  const linear = (weight: string, bias: string, x: Matrix): Matrix => {
    const W = rowsOf(tensors[weight], x[0]?.length ?? 0);
    return x.map((row) =>
      W.map((w, o) => w.reduce((sum, value, k) => sum + value * (row[k] ?? 0), tensors[bias]?.[o] ?? Number.NaN)),
    );
  };

  const states = Array.from({ length: num_layers }, () => ({ h: zeros, c: zeros }));
  const outputs: Matrix[] = [];
  for (let t = 0; t < seq_len; t++) {
    let x: Matrix = inputs.slice(t * batch, (t + 1) * batch);
    for (let l = 0; l < num_layers; l++) {
      const suffix = num_layers === 1 ? "" : `_l${l}`;
      const detached = held !== undefined && t > 0 && model.tbptt > 0 && t % model.tbptt === 0;
      const before = (letter: "h" | "c") =>
        (detached ? held.get(`${letter}${t}${suffix}`) : states[l]?.[letter]) ?? zeros;
      const i = linear(`cell.weight_ih${suffix}`, `cell.bias_ih${suffix}`, x);
      const s = linear(`cell.weight_hh${suffix}`, `cell.bias_hh${suffix}`, before("h"));
      const next = cells64[model.cell](i, s, before("h"), before("c"), model, (c) => signal(`c${t + 1}${suffix}`, c));
      states[l] = { h: signal(`h${t + 1}${suffix}`, next.h), c: next.c };
      x = states[l]?.h ?? zeros;
    }
    outputs.push(x);
  }
  const read = model.loss_at === "all" ? outputs.flat() : (outputs.at(-1) ?? []);
  const prediction = signal("prediction", linear("readout.weight", "readout.bias", read));
  return lossOf64[loss](prediction, rowsOf(tensors.target, model.out_features));
}

type Cell64 = (
  i: Matrix,
  s: Matrix,
  h: Matrix,
  c: Matrix,
  model: RnnSpec,
  memory: (c: Matrix) => Matrix,
) => { readonly h: Matrix; readonly c: Matrix };

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

const cells64: Record<RnnSpec["cell"], Cell64> = {
  rnn: (i, s, h, c, { nonlinearity }) => ({
    h: each(h, (b, j) => {
      const z = at(i, b, j) + at(s, b, j);
      return nonlinearity === "tanh" ? Math.tanh(z) : Math.max(z, 0);
    }),
    c,
  }),
  gru: (i, s, h, c, { hidden_size: H }) => ({
    h: each(h, (b, j) => {
      const r = sigmoid(at(i, b, j) + at(s, b, j));
      const z = sigmoid(at(i, b, H + j) + at(s, b, H + j));
      const n = Math.tanh(at(i, b, 2 * H + j) + r * at(s, b, 2 * H + j));
      return (1 - z) * n + z * at(h, b, j);
    }),
    c,
  }),
  lstm: (i, s, h, c, { hidden_size: H }, memory) => {
    const gate = (b: number, j: number, k: number) => at(i, b, k * H + j) + at(s, b, k * H + j);
    const next = memory(
      each(h, (b, j) => sigmoid(gate(b, j, 1)) * at(c, b, j) + sigmoid(gate(b, j, 0)) * Math.tanh(gate(b, j, 2))),
    );
    return { h: each(h, (b, j) => sigmoid(gate(b, j, 3)) * Math.tanh(at(next, b, j))), c: next };
  },
};

function each(like: Matrix, entry: (b: number, j: number) => number): Matrix {
  return like.map((row, b) => row.map((_, j) => entry(b, j)));
}
