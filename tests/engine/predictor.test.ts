import { describe, expect, it } from "vitest";
import { EngineError } from "../../src/engine/error.ts";
import { referenceBackend } from "../../src/engine/kernels/reference/referenceKernels.ts";
import type { MlpSpec, Network, NetworkSpec, RnnSpec } from "../../src/engine/network.ts";
import { createPredictor } from "../../src/engine/predictor.ts";
import { createGenerator } from "../../src/engine/rng/generator.ts";
import { buildNetwork, rnnSpecOf, specOf } from "./network/buildNetwork.ts";

const mlp = { in_features: 3, hidden_features: 9, out_features: 2, depth: 3 } as const;
const rnn = { input_size: 3, hidden_size: 7, out_features: 2, seq_len: 5 } as const;
const specs: readonly [string, NetworkSpec<MlpSpec | RnnSpec>][] = [
  ["MLP", specOf({ model: mlp, batch_size: 6 })],
  ["MLP with BatchNorm", specOf({ model: { ...mlp, norm: "batch_norm" }, batch_size: 6 })],
  ["residual MLP with LayerNorm", specOf({ model: { ...mlp, norm: "layer_norm", residual: true }, batch_size: 6 })],
  ["RNN", rnnSpecOf({ model: rnn, batch_size: 6 })],
  ["LSTM at every time step", rnnSpecOf({ model: { ...rnn, cell: "lstm", loss_at: "all" }, batch_size: 6 })],
  ["stacked GRU", rnnSpecOf({ model: { ...rnn, cell: "gru", num_layers: 2, tbptt: 2 }, batch_size: 6 })],
];

/** A network with a batch in it, its prediction made. */
function networkWithBatch(spec: NetworkSpec<MlpSpec | RnnSpec>): Network {
  const network = buildNetwork(spec);
  const generator = createGenerator(5);
  network.initialize(generator);
  generator.normalInto(network.input.data, 0, network.input.length, 0, 1);
  network.forward();
  return network;
}

describe("a predictor", () => {
  it.each(specs)("predicts what the network itself predicts, bit for bit: %s", (_, spec) => {
    const network = networkWithBatch(spec);
    const predictor = createPredictor(spec);
    const { batch_size } = spec.data;
    const inputs = network.readTensor("input");
    expect(predictor.predict(network.readTensor, inputs, batch_size)).toEqual(network.readTensor("prediction"));
    for (const { value } of network.parameters) value.data.fill(0.1);
    network.forward();
    expect(predictor.predict(network.readTensor, inputs, batch_size)).toEqual(network.readTensor("prediction"));
  });

  const rowwise = specs.filter(([name]) => name !== "MLP with BatchNorm");
  it.each(rowwise)("of more rows than memory takes at once predicts each as in one batch: %s", (_, spec) => {
    const rows = 131; // four batches, one of them a row short
    const whole = networkWithBatch({ ...spec, data: { batch_size: rows } });
    const inputs = whole.readTensor("input");
    const inParts = createPredictor(spec, referenceBackend, 0).predict(whole.readTensor, inputs, rows);
    expect(inParts).toEqual(whole.readTensor("prediction"));
  });

  it("with BatchNorm takes the statistics of all the inputs where memory allows, else of a part", () => {
    const [, spec] = specs[1] ?? [];
    if (spec === undefined) throw new Error("no BatchNorm");
    const whole = networkWithBatch({ ...spec, data: { batch_size: 131 } });
    const inputs = whole.readTensor("input");
    const expected = whole.readTensor("prediction");
    expect(createPredictor(spec).predict(whole.readTensor, inputs, 131)).toEqual(expected);
    const inParts = createPredictor(spec, referenceBackend, 0).predict(whole.readTensor, inputs, 131);
    expect(inParts).not.toEqual(expected);
    expect(inParts.every(Number.isFinite)).toBe(true);
  });

  it("lets Inf and NaN through", () => {
    const spec = specOf({ model: { ...mlp, activation: "tanh" }, batch_size: 2 });
    const network = networkWithBatch(spec);
    network.parameters.at(-1)?.value.data.set([Infinity, Number.NaN]);
    const prediction = createPredictor(spec).predict(network.readTensor, new Float32Array(6), 2);
    expect([...prediction]).toEqual([Infinity, Number.NaN, Infinity, Number.NaN]);
  });

  it("refuses a single row with BatchNorm, as PyTorch does", () => {
    const spec = specOf({ model: { ...mlp, norm: "batch_norm" }, batch_size: 6 });
    const { readTensor } = networkWithBatch(spec);
    expect(() => createPredictor(spec).predict(readTensor, new Float32Array(3), 1)).toThrow(EngineError);
  });
});
