import { describe, expect, it } from "vitest";
import { EngineError } from "../../../src/engine/error.ts";
import type { Network } from "../../../src/engine/network.ts";
import { createGenerator } from "../../../src/engine/rng/generator.ts";
import { buildNetwork, type PartialSpec, specOf } from "./buildNetwork.ts";

function initialized(partial: PartialSpec, seed = 0): Network {
  const network = buildNetwork(specOf(partial));
  network.initialize(createGenerator(seed));
  return network;
}

function refusal(action: () => unknown): Pick<EngineError, "code" | "params"> {
  try {
    action();
  } catch (error) {
    if (error instanceof EngineError) return { code: error.code, params: error.params };
    throw error;
  }
  throw new Error("not refused");
}

const names = (network: Network) => network.parameters.map(({ name }) => name);

describe("network", () => {
  it("names parameters, layers and signals as PyTorch and the papers do", () => {
    const network = buildNetwork(specOf({ model: { depth: 2, norm: "layer_norm" } }));
    expect(names(network)).toEqual([
      "linear1.weight",
      "linear1.bias",
      "norm1.weight",
      "norm1.bias",
      "linear2.weight",
      "linear2.bias",
      "norm2.weight",
      "norm2.bias",
      "linear3.weight",
      "linear3.bias",
    ]);
    expect(network.layers.map(({ name, parameters }) => `${name}: ${parameters.length}`)).toEqual([
      "linear1: 2",
      "norm1: 2",
      "linear2: 2",
      "norm2: 2",
      "linear3: 2",
    ]);
    expect(
      network.hidden.map(({ name, parts }) => `${name} ${parts.map(({ value }) => value.shape.join("×"))}`),
    ).toEqual(["h1 64×50", "h2 64×50", "prediction 64×1"]);
    expect(network.input.shape).toEqual([64, 10]);
    expect(network.target.shape).toEqual([64, 1]);
  });

  it("without hidden layers or biases it is one matrix", () => {
    const network = initialized({ model: { depth: 0, bias: false, in_features: 2, out_features: 1 }, batch_size: 2 });
    expect(names(network)).toEqual(["linear1.weight"]);
    network.writeTensor("linear1.weight", [3, -1]);
    network.writeTensor("input", [1, 2, 4, 0]);
    network.writeTensor("target", [0, 10]);
    expect(network.forward()).toBe(2.5); // predictions 1 and 12, errors 1 and 2
    network.backward();
    expect([...network.readTensor("prediction")]).toEqual([1, 12]);
    expect([...network.readTensor("prediction.grad")]).toEqual([1, 2]);
    expect([...network.readTensor("linear1.weight.grad")]).toEqual([9, 2]);
  });

  it("BatchNorm refuses a batch of one, as PyTorch does; without it one is enough", () => {
    const refused = refusal(() => buildNetwork(specOf({ model: { norm: "batch_norm" }, batch_size: 1 })));
    expect(refused).toEqual({ code: "batch_norm_batch", params: { batch_size: 1 } });
    expect(Number.isFinite(initialized({ model: { norm: "layer_norm" }, batch_size: 1 }).forward())).toBe(true);
    expect(Number.isFinite(initialized({ model: { norm: "batch_norm" }, batch_size: 2 }).forward())).toBe(true);
    expect(Number.isFinite(initialized({ model: { norm: "batch_norm", depth: 0 }, batch_size: 1 }).forward())).toBe(
      true,
    );
  });

  it("reads copies, writes by name, and refuses what it does not have", () => {
    const network = initialized({});
    const copy = network.readTensor("linear1.bias");
    copy.fill(9);
    expect(network.readTensor("linear1.bias")).not.toEqual(copy);
    for (const name of ["linear1.weight", "linear1.weight.grad", "h1", "h1.grad", "prediction", "input", "target"]) {
      const values = network.readTensor(name).map((_, i) => i + 0.5);
      network.writeTensor(name, values);
      expect(network.readTensor(name), name).toEqual(values);
    }
    expect(refusal(() => network.readTensor("linear9.weight"))).toEqual({
      code: "unknown_tensor",
      params: { name: "linear9.weight" },
    });
    expect(refusal(() => network.writeTensor("linear1.bias", [1]))).toEqual({
      code: "tensor_length",
      params: { name: "linear1.bias", expected: 50, got: 1 },
    });
  });

  it("initialize starts over with the same bits", () => {
    const network = initialized({ model: { norm: "batch_norm" } }, 5);
    const before = names(network).map((name) => network.readTensor(name));
    for (const { value } of network.parameters) value.data.fill(3);
    network.initialize(createGenerator(5));
    expect(names(network).map((name) => network.readTensor(name))).toEqual(before);
  });

  it("zeroes the biases behind a scheme, or where it is asked for, and else keeps PyTorch's draw", () => {
    const biasOf = (init: PartialSpec["init"]) =>
      initialized(init === undefined ? {} : { init }).readTensor("linear2.bias");
    const drawn = biasOf({ scheme: "default" });
    expect(drawn.every((b) => b !== 0)).toBe(true);
    expect(biasOf({ scheme: "default", bias: "default" })).toEqual(drawn);
    expect(biasOf({ scheme: "default", bias: "zeros" })).toEqual(new Float32Array(1));
    expect(biasOf({ scheme: "kaiming_normal" })).toEqual(new Float32Array(1));
    expect(biasOf({ scheme: "kaiming_normal", bias: "zeros" })).toEqual(new Float32Array(1));
    expect(biasOf({ scheme: "kaiming_normal", bias: "default" })).toEqual(drawn);
  });

  it("output_sigma_w draws the last Linear once more, behind everything else, with σ/√fan_in", () => {
    const model = { hidden_features: 400, out_features: 300 };
    const plain = initialized({ model, init: { scheme: "default" } });
    const redrawn = initialized({ model, init: { scheme: "default", output_sigma_w: 2 } });
    expect(redrawn.readTensor("linear1.weight")).toEqual(plain.readTensor("linear1.weight"));
    expect(redrawn.readTensor("linear2.bias")).toEqual(plain.readTensor("linear2.bias"));

    const generator = createGenerator(0);
    plain.initialize(generator);
    const expected = new Float32Array(300 * 400);
    generator.normalInto(expected, 0, expected.length, 0, 2 / Math.sqrt(400));
    expect(redrawn.readTensor("linear2.weight")).toEqual(expected);
  });

  it("residual_scale 0 makes the layers behind the first the identity", () => {
    const network = initialized({ model: { depth: 3, residual: true, residual_scale: 0 } });
    network.input.data.fill(0.5);
    network.forward();
    network.backward();
    expect(network.readTensor("h3")).toEqual(network.readTensor("h1"));
    expect(network.readTensor("h1.grad")).toEqual(network.readTensor("h3.grad"));
    expect(network.readTensor("h1.grad").some((value) => value !== 0)).toBe(true);
  });

  it("an Inf in a weight reaches the loss as it is, and NaN passes ReLU forward and backward", () => {
    const network = initialized({});
    network.input.data.fill(1);
    network.writeTensor("linear1.bias", new Float32Array(50).fill(Infinity));
    network.writeTensor("linear2.weight", new Float32Array(50).fill(1));
    expect(network.forward()).toBe(Infinity);
    network.writeTensor("linear1.bias", new Float32Array(50).fill(Number.NaN));
    expect(network.forward()).toBeNaN();
    network.backward();
    expect(network.readTensor("linear1.weight.grad").every(Number.isNaN)).toBe(true);
  });
});
