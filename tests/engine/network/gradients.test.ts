import { describe, expect, it } from "vitest";
import { activations } from "../../../src/engine/activations/index.ts";
import type { ActivationName } from "../../../src/engine/activations/names.ts";
import { type NormName, norms } from "../../../src/engine/layers/norms.ts";
import { losses } from "../../../src/engine/losses/index.ts";
import type { LossName } from "../../../src/engine/losses/names.ts";
import type { MlpSpec, Network, NetworkSpec } from "../../../src/engine/network.ts";
import { createGenerator } from "../../../src/engine/rng/generator.ts";
import { buildNetwork, drawTarget, specOf } from "./buildNetwork.ts";
import { loss64, type Tensors64, tensors64 } from "./forward64.ts";
import { expectEqualGradients, normOf, numericGradient } from "./numericGradient.ts";

const keysOf = <T extends object>(registry: T) => Object.keys(registry) as (keyof T & string)[];

const combinations = keysOf(losses).flatMap((loss: LossName) =>
  keysOf(activations).flatMap((activation: ActivationName) =>
    (["none", ...keysOf(norms)] as ("none" | NormName)[]).flatMap((norm) =>
      [false, true].flatMap((residual) => [false, true].map((bias) => ({ loss, activation, norm, residual, bias }))),
    ),
  ),
);

/** Three hidden layers, with every parameter random: a norm's weight of 1 and bias of 0 would hide mistakes. */
function randomNetwork({ loss, ...model }: (typeof combinations)[number]): {
  spec: NetworkSpec<MlpSpec>;
  network: Network;
} {
  const sizes = {
    in_features: 3,
    hidden_features: 5,
    out_features: 2,
    depth: 3,
    residual_scale: 0.75,
    negative_slope: 0.2,
  };
  const init = { scheme: "scaled_normal", sigma_w: 1.3 } as const;
  const spec = { ...specOf({ model: { ...sizes, ...model }, init, batch_size: 6 }), loss };
  const network = buildNetwork(spec);
  const generator = createGenerator(11);
  network.initialize(generator);
  for (const { name, value } of network.parameters) {
    if (name.endsWith(".bias")) generator.uniformInto(value.data, 0, value.length, -0.5, 0.5);
    if (name.startsWith("norm") && name.endsWith(".weight"))
      generator.uniformInto(value.data, 0, value.length, 0.5, 1.5);
  }
  generator.normalInto(network.input.data, 0, network.input.length, 0, 1);
  drawTarget(network, loss, generator);
  return { spec, network };
}

describe("backward is the gradient of an independent float64 network, within 5e-6 of the global norm", () => {
  for (const combination of combinations) {
    const { loss, activation, norm, residual, bias } = combination;
    it(`${loss} ${activation} ${norm}${residual ? " residual" : ""}${bias ? " bias" : ""}`, () => {
      const { spec, network } = randomNetwork(combination);
      const tensors = tensors64(network);
      const expectedLoss = loss64(spec, tensors);
      expect(Math.abs(network.forward() / expectedLoss - 1), "loss").toBeLessThan(2e-6);
      network.backward();

      const gradients = network.parameters.map(({ name }) => ({
        name,
        expected: numericGradient(tensors[name] as Float64Array, () => loss64(spec, tensors)),
      }));
      const scale = normOf(gradients.flatMap(({ expected }) => expected));
      for (const { name, expected } of gradients) {
        expectEqualGradients(network.readTensor(`${name}.grad`), expected, scale, name);
      }
      for (const { name, parts } of network.hidden) {
        const nudge: Tensors64 = { [name]: new Float64Array(parts[0]?.value.length ?? 0) };
        const expected = numericGradient(nudge[name] as Float64Array, () => loss64(spec, tensors, nudge));
        expectEqualGradients(network.readTensor(`${name}.grad`), expected, scale, name);
      }
    });
  }
});

describe("a move along the gradient changes the float32 loss by as much as it says, within 2 %", () => {
  for (const combination of combinations.filter(({ bias }) => bias)) {
    const { activation, norm, residual } = combination;
    it(`${activation} ${norm}${residual ? " residual" : ""}`, () => {
      const { network } = randomNetwork(combination);
      network.forward();
      network.backward();
      const gradients = network.parameters.map(({ gradient }) => gradient.data.slice());
      const norm2 = gradients.reduce((sum, gradient) => sum + normOf(gradient) ** 2, 0);
      const step = 2e-3 / Math.sqrt(norm2);
      const move = (factor: number) => {
        network.parameters.forEach(({ value }, p) => {
          for (let i = 0; i < value.length; i++)
            value.data[i] = (value.data[i] ?? 0) + factor * (gradients[p]?.[i] ?? 0);
        });
      };
      move(step);
      const above = network.forward();
      move(-2 * step);
      const below = network.forward();
      expect(Math.abs((above - below) / (2 * step * norm2) - 1)).toBeLessThan(0.02);
    });
  }
});
