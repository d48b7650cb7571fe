import { describe, expect, it } from "vitest";
import { cells } from "../../../src/engine/layers/cells/index.ts";
import type { CellName } from "../../../src/engine/layers/cells/names.ts";
import type { Network, RnnSpec } from "../../../src/engine/network.ts";
import { createGenerator } from "../../../src/engine/rng/generator.ts";
import { tasks } from "../../../src/engine/tasks/index.ts";
import { experimentOf } from "../../../src/experiment/flat.ts";
import type { Patch } from "../../../src/experiment/schema.ts";
import pytorch from "../../fixtures/recurrent.json" with { type: "json" };
import { buildNetwork, type PartialSpec, rnnSpecOf } from "./buildNetwork.ts";

function initialized(partial: PartialSpec<RnnSpec>, seed = 0): Network {
  const network = buildNetwork(rnnSpecOf(partial));
  network.initialize(createGenerator(seed));
  return network;
}

const norm64 = (values: Float32Array) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
const expectNear = (actual: number, expected: number, relative: number, absolute: number, what: string) =>
  expect(Math.abs(actual - expected), `${what} is ${actual}, PyTorch ${expected}`).toBeLessThanOrEqual(
    relative * Math.abs(expected) + absolute,
  );

describe("stacked recurrent networks are PyTorch's", () => {
  for (const oracle of pytorch.cases) {
    const { cell, num_layers, loss_at, tbptt } = oracle.model;
    it(`${num_layers} × ${cell}, loss at ${loss_at}, tbptt ${tbptt}: draws bit for bit, loss to 1e-6, gradients to 3e-6`, () => {
      const { seed, model, init, batch_size } = oracle;
      const network = buildNetwork(experimentOf({ model, init, data: { batch_size } } as Patch));
      const generator = createGenerator(seed);
      network.initialize(generator);
      if (network.batches === null) throw new Error("no batches");
      tasks.randn.createTask(network.batches).draw(network.input.data, network.target.data, generator);

      expect(network.parameters.map(({ name }) => name)).toEqual(Object.keys(oracle.parameters));
      const figures = Object.entries(oracle.parameters);
      for (const [name, { shape, head, sum }] of figures) {
        const drawn = network.readTensor(name);
        expect(network.parameters.find((parameter) => parameter.name === name)?.value.shape).toEqual(shape);
        head.forEach((value, i) => {
          expectNear(drawn[i] as number, value, 6e-9, 0, `${name}[${i}]`);
        });
        expectNear(
          drawn.reduce((total, value) => total + value, 0),
          sum,
          6e-9,
          1e-9,
          `sum of ${name}`,
        );
      }
      expectNear(network.forward(), oracle.loss, 1e-6, 0, "loss");
      network.backward();
      const total = Math.hypot(...figures.map(([, { grad_norm }]) => grad_norm));
      for (const [name, { grad_norm }] of figures) {
        expectNear(norm64(network.readTensor(`${name}.grad`)), grad_norm, 3e-6, 1e-7 * total, `gradient of ${name}`);
      }
      const parts = [...network.hidden.slice(0, -1), ...network.memory].flatMap((signal) => signal.parts);
      expect(parts.map(({ value }) => value.name).sort()).toEqual(Object.keys(oracle.states).sort());
      for (const [name, norm] of Object.entries(oracle.states)) {
        const actual = norm64(network.readTensor(`${name}.grad`));
        if (norm === 0) expect(actual, name).toBe(0);
        else expectNear(actual, norm, 3e-6, 1e-7 * total, `gradient of ${name}`);
      }
    });
  }
});

describe("a recurrent network", () => {
  it.each(Object.keys(cells) as CellName[])("of %s names parameters, layers, signals and blocks", (cell) => {
    const network = initialized({ model: { cell, seq_len: 3, hidden_size: 2, loss_at: "all" }, batch_size: 5 });
    const { gates, memory } = cells[cell];
    const rows = 2 * gates.length;
    expect(network.parameters.map(({ name, value }) => `${name} ${value.shape.join("×")}`)).toEqual([
      `cell.weight_ih ${rows}×4`,
      `cell.weight_hh ${rows}×2`,
      `cell.bias_ih ${rows}`,
      `cell.bias_hh ${rows}`,
      "readout.weight 1×2",
      "readout.bias 1",
    ]);
    expect(network.layers.map(({ name, parameters }) => `${name} ${parameters.length}`)).toEqual([
      "cell 4",
      "readout 2",
    ]);
    const shapes = (signals: Network["hidden"]) =>
      signals.map(({ name, parts }) => `${name} ${parts.map(({ value }) => value.shape.join("×"))}`);
    expect(shapes(network.hidden)).toEqual(["h1 5×2", "h2 5×2", "h3 5×2", "prediction 3×5×1"]);
    expect(shapes(network.memory)).toEqual(memory ? ["c1 5×2", "c2 5×2", "c3 5×2"] : []);
    expect(network.input.shape).toEqual([3, 5, 4]);
    expect(network.target.shape).toEqual([3, 5, 1]);
    expect(network.recurrent.map(({ name, firstRow, size }) => ({ name, firstRow, size }))).toEqual(
      gates.map((gate, k) => ({
        name: gate === "" ? "cell.weight_hh" : `cell.weight_hh.${gate}`,
        firstRow: 2 * k,
        size: 2,
      })),
    );
  });

  it("of several layers has them in the names, a part a layer, clipped apart", () => {
    const network = initialized({ model: { cell: "lstm", seq_len: 2, num_layers: 2 }, batch_size: 3 });
    expect(network.parameters.map(({ name }) => name).slice(3, 6)).toEqual([
      "cell.bias_hh_l0",
      "cell.weight_ih_l1",
      "cell.weight_hh_l1",
    ]);
    expect(network.layers.map(({ name }) => name)).toEqual(["cell_l0", "cell_l1", "readout"]);
    const parts = [...network.hidden, ...network.memory].map(({ name, parts: of }) => [
      name,
      ...of.map(({ value }) => value.name),
    ]);
    expect(parts).toEqual([
      ["h1", "h1_l0", "h1_l1"],
      ["h2", "h2_l0", "h2_l1"],
      ["prediction", "prediction"],
      ["c1", "c1_l0", "c1_l1"],
      ["c2", "c2_l0", "c2_l1"],
    ]);
    expect(network.recurrent.map(({ name }) => name).slice(3, 6)).toEqual([
      "cell.weight_hh_l0.o",
      "cell.weight_hh_l1.i",
      "cell.weight_hh_l1.f",
    ]);
    for (const name of ["h2_l1", "c1_l0.grad", "cell.weight_hh_l1", "input", "target", "prediction.grad"]) {
      const values = network.readTensor(name).map((_, i) => i + 0.5);
      network.writeTensor(name, values);
      expect(network.readTensor(name), name).toEqual(values);
    }
  });

  it("draws weight_hh by the scheme, each gate as a matrix of its own, and zeroes the cell's biases alone", () => {
    const model = { cell: "gru", hidden_size: 6 } as const;
    const plain = initialized({ model });
    const network = initialized({ model, init: { scheme: "orthogonal", gain: 2 } });
    for (const name of ["cell.weight_ih", "readout.weight", "readout.bias"]) {
      expect(network.readTensor(name), name).toEqual(plain.readTensor(name));
    }
    for (const name of ["cell.bias_ih", "cell.bias_hh"]) expect(norm64(network.readTensor(name)), name).toBe(0);
    const weight = network.readTensor("cell.weight_hh");
    for (let gate = 0; gate < 3; gate++) {
      const rows = [0, 1].map((row) => weight.subarray((6 * gate + row) * 6, (6 * gate + row + 1) * 6));
      const product = (a = weight, b = weight) => a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0);
      expect(product(rows[0], rows[0])).toBeCloseTo(4, 5);
      expect(product(rows[0], rows[1])).toBeCloseTo(0, 5);
    }
    const kept = initialized({ model, init: { scheme: "orthogonal", bias: "default" } });
    expect(kept.readTensor("cell.bias_hh")).toEqual(plain.readTensor("cell.bias_hh"));
    const zeroed = initialized({ model, init: { bias: "zeros" } });
    expect(norm64(zeroed.readTensor("cell.bias_ih"))).toBe(0);
    expect(zeroed.readTensor("cell.weight_hh")).toEqual(plain.readTensor("cell.weight_hh"));
  });

  it("forget_bias means an LSTM's forget gate, behind everything else, and nothing to the others", () => {
    const model = { cell: "lstm", hidden_size: 3, num_layers: 2 } as const;
    const plain = initialized({ model });
    const network = initialized({ model, init: { forget_bias: 1.5 } });
    for (const layer of ["l0", "l1"]) {
      const drawn = (name: string) => [...plain.readTensor(`cell.${name}_${layer}`)];
      expect([...network.readTensor(`cell.bias_ih_${layer}`)]).toEqual(drawn("bias_ih").fill(1.5, 3, 6));
      expect([...network.readTensor(`cell.bias_hh_${layer}`)]).toEqual(drawn("bias_hh").fill(0, 3, 6));
    }
    const gru = (forget_bias: number | null) =>
      initialized({ model: { cell: "gru" }, init: { forget_bias } }).readTensor("cell.bias_ih");
    expect(gru(1.5)).toEqual(gru(null));
  });

  it("starts over with the same bits, and backward may be called again", () => {
    const network = initialized({ model: { cell: "lstm", num_layers: 2, loss_at: "all", tbptt: 6 }, batch_size: 3 }, 5);
    network.input.data.fill(0.5);
    const gradients = () => network.parameters.map(({ name }) => network.readTensor(`${name}.grad`));
    const first = network.forward();
    network.backward();
    const before = gradients();
    network.backward();
    expect(gradients()).toEqual(before);
    for (const { value } of network.parameters) value.data.fill(3);
    network.initialize(createGenerator(5));
    expect(network.forward()).toBe(first);
    network.backward();
    expect(gradients()).toEqual(before);
  });

  it("an Inf in a weight reaches the loss as it is", () => {
    const network = initialized({ model: { nonlinearity: "relu", seq_len: 2 } });
    network.input.data.fill(1);
    network.writeTensor("readout.bias", [Infinity]);
    expect(network.forward()).toBe(Infinity);
    network.writeTensor("cell.bias_ih", new Array(16).fill(Number.NaN));
    expect(network.forward()).toBeNaN();
  });
});

describe("the one neuron", () => {
  it("takes what it is given: no draw, no batch, no init", () => {
    const model = { kind: "one_neuron_rnn", w: 5, b: -2.5, h0: 0.5, seq_len: 3, target: 0.7 } as const;
    const network = buildNetwork(experimentOf({ model, init: { scheme: "normal", std: 9 } }));
    const generator = createGenerator(3);
    network.initialize(generator);
    expect(generator.random32()).toBe(createGenerator(3).random32());
    expect(network.batches).toBeNull();
    expect([...network.readTensor("neuron.w"), ...network.readTensor("neuron.b")]).toEqual([5, -2.5]);
    expect(network.parameters.map(({ value }) => value.shape)).toEqual([[], []]);
    expect(network.layers.map(({ name }) => name)).toEqual(["neuron"]);
    expect(network.hidden.map(({ name }) => name)).toEqual(["h1", "h2", "h3", "prediction"]);
    expect([...network.readTensor("target")]).toEqual([Math.fround(0.7)]);
    network.forward();
    const s = 1 / (1 + Math.exp(-0.5));
    expect(network.readTensor("h1")[0]).toBeCloseTo(5 * s - 2.5, 5);
  });
});
