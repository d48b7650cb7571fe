import { describe, expect, it } from "vitest";
import { columnOf } from "../../../src/engine/quantities.ts";
import { predictFactors } from "../../../src/engine/theory/predictFactors.ts";
import { createTrainer } from "../../../src/engine/trainer.ts";
import type { Experiment } from "../../../src/experiment/schema.ts";
import { deep, gaps, gaussian } from "./deep.ts";

function mean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
const predicted = (experiment: Experiment) => mean(predictFactors(experiment) ?? []);

/** The geometric mean over the layers and over `seeds` networks of what really happens at step 0. */
function measured(experiment: Experiment, seeds = 3): number {
  return mean(
    Array.from({ length: seeds }, (_, seed) => {
      const trainer = createTrainer({ ...experiment, seed }, ["hidden_grad_norm_f64"]);
      trainer.trainStep();
      const { offset, length } = columnOf(trainer.layout, "hidden_grad_norm_f64") ?? { offset: 0, length: 0 };
      const [first, last] = [trainer.row[offset] as number, trainer.row[offset + length - 2] as number];
      return (first / last) ** (1 / (length - 2));
    }),
  );
}

describe("predicted factors", () => {
  it("are one fewer than the hidden layers", () => {
    expect(predictFactors(deep({ depth: 7 }, gaussian(1)))).toHaveLength(6);
    expect(predictFactors(deep({ depth: 1 }, gaussian(1)))).toEqual([]);
    expect(predictFactors(deep({ depth: 0 }, gaussian(1)))).toEqual([]);
  });

  it("are √(σ_w²/2) for ReLU at any depth and scale", () => {
    for (const factor of predictFactors(deep({ depth: 100 }, gaussian(12))) ?? []) {
      expect(factor).toBeCloseTo(12 / Math.SQRT2, 8);
    }
  });

  it("come to √χ₁ where the variance has come to its fixed point", () => {
    expect(predictFactors(deep({ activation: "tanh" }, gaussian(2)))?.at(-1)).toBeCloseTo(1.1673, 4);
  });

  it("know that q decays slowly at σ_w = 1 (tanh, depth 20: about 0.94)", () => {
    expect(Math.abs(predicted(deep({ activation: "tanh" }, gaussian(1))) - 0.94)).toBeLessThan(0.01);
  });

  it("know that one-dimensional inputs near 0 take a tanh net long to its fixed point", () => {
    const factors = predictFactors(deep({ activation: "tanh" }, gaussian(2), { source: "sine" })) ?? [];
    expect(factors[0]).toBeGreaterThan(1.5);
    expect(factors.at(-1)).toBeCloseTo(1.1673, 3);
    expect(mean(factors)).toBeGreaterThan(1.17);
  });

  it("shrink by 1/√3 a layer under PyTorch's default in the linear regime", () => {
    expect(predicted(deep({ activation: "linear" }, { scheme: "default" }))).toBeCloseTo(0.577, 3);
  });

  it.each([
    ["relu", 1],
    ["linear", 1],
    ["tanh", 1.085],
    ["gelu", 1.035],
    ["sigmoid", 0.39],
  ] as const)("LayerNorm with %s: %d, whatever σ_w is", (activation, factor) => {
    for (const sigma_w of [0.7, 2]) {
      const factors = predictFactors(deep({ activation, norm: "layer_norm" }, gaussian(sigma_w)));
      expect(mean(factors ?? [])).toBeCloseTo(factor, 2);
    }
  });

  it.each([
    ["relu", Math.sqrt(Math.PI / (Math.PI - 1)), 1.21, 1.23],
    ["gelu", 1.148, 1.16, 1.185],
    ["tanh", 1.085, 1.1, 1.12],
    ["linear", 1, 1.05, 1.09],
  ] as const)("BatchNorm with %s: a little above the limit %d of large batches", (activation, limit, low, high) => {
    const factor = predicted(deep({ activation, norm: "batch_norm" }, gaussian(2)));
    expect(factor).toBeGreaterThan(limit * 1.005);
    expect(factor).toBeGreaterThan(low);
    expect(factor).toBeLessThan(high);
  });

  it.each([
    [20, 1.73],
    [50, 1.85],
  ])("residual ReLU at σ_w = 1.8 and depth %d: measured %d, from 1.62 at the output to 1.93", (depth, factor) => {
    const factors = predictFactors(deep({ residual: true, depth, hidden_features: 64 }, gaussian(1.8))) ?? [];
    expect(Math.abs(mean(factors) / factor - 1)).toBeLessThan(0.01);
    expect(factors.at(-1)).toBeCloseTo(Math.sqrt(1 + 1.62), 2);
    if (depth === 50) expect(factors[20]).toBeCloseTo(1.93, 2);
  });

  it.each(gaps)("are not given for %s", (_what, _reason, experiment) => {
    expect(predictFactors(experiment)).toBeNull();
  });
});

describe("what three networks of width 64 do at step 0 is what was predicted, to 5 % a layer", () => {
  it.each([
    ["ReLU, σ_w = 1.8", deep({}, gaussian(1.8))],
    ["ReLU, PyTorch's default", deep({}, { scheme: "default" })],
    ["tanh, σ_w = 3", deep({ activation: "tanh" }, gaussian(3))],
    ["tanh, σ_w = 2, sine", deep({ activation: "tanh" }, gaussian(2), { source: "sine" })],
    ["tanh, uniform", deep({ activation: "tanh" }, { scheme: "uniform", bound: 0.3 })],
    ["tanh, orthogonal", deep({ activation: "tanh" }, { scheme: "orthogonal", gain: 2 })],
    ["ReLU, orthogonal", deep({}, { scheme: "orthogonal", gain: 1.5 })],
    ["linear, orthogonal", deep({ activation: "linear" }, { scheme: "orthogonal", gain: 1.1 })],
    ["sigmoid, He's normal by fan_out", deep({ activation: "sigmoid" }, { scheme: "kaiming_normal", mode: "fan_out" })],
    ["GELU, Xavier", deep({ activation: "gelu" }, { scheme: "xavier_normal", gain: 2 })],
    ["SELU, σ_w = 1", deep({ activation: "selu" }, gaussian(1))],
    ["LayerNorm, tanh", deep({ activation: "tanh", norm: "layer_norm" }, gaussian(1.5))],
    ["LayerNorm, ReLU", deep({ norm: "layer_norm" }, gaussian(1.5))],
    ["BatchNorm, ReLU", deep({ norm: "batch_norm" }, gaussian(1.5), { batch_size: 64 })],
    ["BatchNorm, GELU", deep({ norm: "batch_norm", activation: "gelu" }, gaussian(1.5), { batch_size: 64 })],
    ["residual, ReLU", deep({ residual: true }, gaussian(1.8))],
    ["residual × 0.1, ReLU", deep({ residual: true, residual_scale: 0.1 }, gaussian(1.8))],
    ["residual, tanh", deep({ residual: true, activation: "tanh" }, gaussian(1.5))],
    ["residual, linear", deep({ residual: true, activation: "linear" }, gaussian(1))],
  ])("%s", (_what, experiment) => {
    expect(Math.abs(measured(experiment) / predicted(experiment) - 1)).toBeLessThan(0.05);
  });
});
