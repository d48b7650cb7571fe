import { describe, expect, it } from "vitest";
import { cells } from "../../../src/engine/layers/cells/index.ts";
import type { CellName } from "../../../src/engine/layers/cells/names.ts";
import { losses } from "../../../src/engine/losses/index.ts";
import type { LossName } from "../../../src/engine/losses/names.ts";
import type { RnnSpec } from "../../../src/engine/network.ts";
import { createGenerator } from "../../../src/engine/rng/generator.ts";
import { experimentOf } from "../../../src/experiment/flat.ts";
import { buildNetwork, drawTarget, rnnSpecOf } from "./buildNetwork.ts";
import { tensors64 } from "./forward64.ts";
import { expectEqualGradients, normOf, numericGradient } from "./numericGradient.ts";
import { type Held, recurrentLoss64 } from "./recurrentForward64.ts";

const keysOf = <T extends object>(registry: T) => Object.keys(registry) as (keyof T & string)[];

const kinds: Pick<RnnSpec, "cell" | "nonlinearity">[] = [
  ...keysOf(cells).map((cell: CellName) => ({ cell, nonlinearity: "tanh" }) as const),
  { cell: "rnn", nonlinearity: "relu" },
];

const combinations = kinds.flatMap((kind) =>
  (["last", "all"] as const).flatMap((loss_at) =>
    [0, 2, 9].flatMap((tbptt) =>
      [1, 3].flatMap((num_layers) =>
        keysOf(losses)
          // The loss only enters by ∂L/∂prediction: one network of each kind of cell is enough for the others.
          .filter((loss: LossName) => loss === "mse" || (num_layers === 1 && tbptt === 0))
          .map((loss) => ({ ...kind, loss_at, tbptt, num_layers, loss })),
      ),
    ),
  ),
);

/** Weights larger than the default's, so that every path through time carries something. */
function randomNetwork({ loss, ...model }: (typeof combinations)[number]) {
  const sizes = { input_size: 2, hidden_size: 3, out_features: 2, seq_len: 5 };
  const spec = { ...rnnSpecOf({ model: { ...sizes, ...model }, batch_size: 2 }), loss };
  const network = buildNetwork(spec);
  const generator = createGenerator(7);
  network.initialize(generator);
  for (const { value } of network.parameters) generator.uniformInto(value.data, 0, value.length, -0.6, 0.9);
  generator.normalInto(network.input.data, 0, network.input.length, 0, 1);
  drawTarget(network, loss, generator);
  return { spec, network };
}

describe("backward through time is the gradient of an independent float64 network, within 5e-6 of the global norm", () => {
  for (const combination of combinations) {
    const { cell, nonlinearity, loss_at, tbptt, num_layers, loss } = combination;
    const name = cell === "rnn" ? `rnn ${nonlinearity}` : cell;
    it(`${name}, loss at ${loss_at}, tbptt ${tbptt}, ${num_layers} stacked, ${loss}`, () => {
      const { spec, network } = randomNetwork(combination);
      const tensors = tensors64(network);
      const held: Held = new Map();
      const expectedLoss = recurrentLoss64(spec, tensors, { record: held });
      expect(Math.abs(network.forward() / expectedLoss - 1), "loss").toBeLessThan(2e-6);
      network.backward();

      const gradients = network.parameters.map((parameter) => ({
        name: parameter.name,
        expected: numericGradient(tensors[parameter.name] as Float64Array, () =>
          recurrentLoss64(spec, tensors, { held }),
        ),
      }));
      const scale = normOf(gradients.flatMap(({ expected }) => expected));
      for (const { name: parameter, expected } of gradients) {
        expectEqualGradients(network.readTensor(`${parameter}.grad`), expected, scale, parameter);
      }
      const parts = [...network.hidden, ...network.memory].flatMap((signal) => signal.parts);
      expect(parts.length).toBe((cell === "lstm" ? 10 : 5) * num_layers + 1);
      for (const { value } of parts) {
        const nudge = new Float64Array(value.length);
        const nudges = { [value.name]: nudge };
        const expected = numericGradient(nudge, () => recurrentLoss64(spec, tensors, { nudges, held }));
        expectEqualGradients(network.readTensor(`${value.name}.grad`), expected, scale, value.name);
        expect([...network.readTensor(value.name)]).toEqual(
          (held.get(value.name) ?? []).flat().map((x) => expect.closeTo(x, 5)),
        );
      }
      for (const { value } of parts) {
        const gradient = network.readTensor(`${value.name}.grad`);
        const t = Number(/^[hc](\d+)/.exec(value.name)?.[1] ?? 5);
        // Counted from 0 the last cut is before time step 4: nothing comes to h1 … h4 across it.
        const unreached = loss_at === "last" && tbptt === 2 && t <= 4;
        expect(
          gradient.every((x) => x === 0),
          value.name,
        ).toBe(unreached);
      }
    });
  }
});

describe("the one neuron", () => {
  it("has the gradient of its float64 self, within 1e-5", () => {
    const model = { kind: "one_neuron_rnn", w: 3.1, b: -1.4, h0: 0.3, seq_len: 12, target: 0.7 } as const;
    const network = buildNetwork(experimentOf({ model }));
    network.initialize(createGenerator(0));
    const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
    const theta = Float64Array.of(model.w, model.b);
    const nudge = new Float64Array(model.seq_len);
    const loss = () => {
      let h = model.h0;
      for (let t = 0; t < model.seq_len; t++)
        h = (theta[0] as number) * sigmoid(h) + (theta[1] as number) + (nudge[t] as number);
      return (sigmoid(h) - model.target) ** 2;
    };
    expect(network.forward()).toBeCloseTo(loss(), 6);
    network.backward();
    const expectNear = (actual: Float32Array, expected: number[]) => {
      expect(actual.length).toBe(expected.length);
      expected.forEach((value, i) => {
        expect(Math.abs((actual[i] ?? Number.NaN) / value - 1)).toBeLessThan(1e-5);
      });
    };
    const [dw = 0, db = 0] = numericGradient(theta, loss);
    expectNear(network.readTensor("neuron.w.grad"), [dw]);
    expectNear(network.readTensor("neuron.b.grad"), [db]);
    numericGradient(nudge, loss).forEach((expected, t) => {
      expectNear(network.readTensor(`h${t + 1}.grad`), [expected]);
    });
  });
});
