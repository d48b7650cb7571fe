import { describe, expect, it } from "vitest";
import { activations } from "../../../src/engine/activations/index.ts";
import { finiteWidthBand, finiteWidthCentre } from "../../../src/engine/theory/finiteWidth.ts";
import { gaussianExpectation } from "../../../src/engine/theory/gaussianExpectation.ts";
import { chi, fixedPoint, isHomogeneous, isOdd } from "../../../src/engine/theory/meanField.ts";

type Name = keyof typeof activations;
const phi = (name: Name, negative_slope = 0.01) => ({ activation: activations[name], negative_slope });
const names = Object.keys(activations) as Name[];

/** χ at the fixed point of the variance. */
const chiAtFixedPoint = (name: Name, sigma_w: number, sigma_b = 0) =>
  chi(phi(name), sigma_w, fixedPoint(phi(name), sigma_w, sigma_b));

describe("Gaussian expectations", () => {
  it.each([
    ["1", () => 1, 1],
    ["z²", (z: number) => z * z, 1],
    ["z⁴", (z: number) => z ** 4, 3],
    ["|z|", Math.abs, Math.sqrt(2 / Math.PI)],
    ["a step at 0", (z: number) => (z > 0 ? 1 : 0), 0.5],
    ["cos z", Math.cos, Math.exp(-0.5)],
    ["exp z", Math.exp, Math.exp(0.5)],
  ])("E[%s] is exact to 1e-13", (_name, g, expected) => {
    expect(Math.abs(gaussianExpectation(g) - expected)).toBeLessThan(1e-13);
  });

  it("resolve a bump far narrower than the Gaussian", () => {
    const width = 1e-12;
    const bump = (z: number) => 1 / (1 + (z / width) ** 2);
    expect(gaussianExpectation(bump, width) / (Math.PI * width * (1 / Math.sqrt(2 * Math.PI)))).toBeCloseTo(1, 10);
  });
});

describe("tanh without biases", () => {
  it.each([
    [0.5, 0.25, 0.5, 9.5e-7],
    [1.5, 1.1393, 1.0674, 3.69],
    [2, 1.3627, 1.1673, 22.1],
    [3, 1.8599, 1.3638, 496],
    [4, 2.377, 1.542, 5.8e3],
  ])("σ_w = %d: χ₁ = %d, a factor of %d per layer, %d over 20 layers", (sigma_w, chi1, factor, over20) => {
    const value = chiAtFixedPoint("tanh", sigma_w);
    const relativeTo = (actual: number, expected: number) => Math.abs(actual / expected - 1);
    expect(relativeTo(value, chi1)).toBeLessThan(2.5e-4);
    expect(relativeTo(Math.sqrt(value), factor)).toBeLessThan(5e-4);
    expect(relativeTo(Math.sqrt(value) ** 20, over20)).toBeLessThan(1e-2);
  });

  it("σ_w² = 1.761 at σ_b² = 0.05 is critical", () => {
    expect(chiAtFixedPoint("tanh", Math.sqrt(1.7605), Math.sqrt(0.05))).toBeLessThan(1);
    expect(chiAtFixedPoint("tanh", Math.sqrt(1.7615), Math.sqrt(0.05))).toBeGreaterThan(1);
  });
});

describe("other activations", () => {
  it.each([1, Math.SQRT2, 2, 7])("ReLU: χ₁ = σ_w²/2 at σ_w = %d, whatever q is", (sigma_w) => {
    for (const q of [1e-20, 1, 1e20, 1e90]) expect(chi(phi("relu"), sigma_w, q)).toBeCloseTo(sigma_w ** 2 / 2, 10);
  });

  it("ReLU: the variance vanishes below He's σ_w and grows without bound above it", () => {
    expect(fixedPoint(phi("relu"), 1.2, 0)).toBeLessThan(1e-20);
    expect(fixedPoint(phi("relu"), 1.6, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(fixedPoint(phi("relu"), 1, 1)).toBeCloseTo(2, 10);
  });

  it("linear: χ₁ = σ_w²", () => {
    expect(chi(phi("linear"), 1.7, 3)).toBeCloseTo(1.7 ** 2, 12);
  });

  it("sigmoid: √χ₁ is 0.236 at σ_w = 1 and still below 1 at σ_w = 8", () => {
    expect(Math.sqrt(chiAtFixedPoint("sigmoid", 1))).toBeCloseTo(0.236, 3);
    expect(Math.sqrt(chiAtFixedPoint("sigmoid", 8))).toBeLessThan(1);
    expect(Math.sqrt(chiAtFixedPoint("sigmoid", 8))).toBeGreaterThan(0.7);
  });

  it.each(names)("%s has a finite χ₁ for any variance", (name) => {
    for (const q of [0, 1e-30, 1, 1e30, 1e300]) {
      expect(chi(phi(name), 1, q)).toBeGreaterThanOrEqual(0);
      expect(chi(phi(name), 1, q)).toBeLessThan(3.2);
    }
  });

  it("knows its shapes", () => {
    expect(names.filter((name) => isHomogeneous(phi(name)))).toEqual(["linear", "relu", "leaky_relu"]);
    expect(names.filter((name) => isOdd(phi(name)))).toEqual(["linear", "tanh"]);
  });
});

describe("one ReLU network of finite width", () => {
  it.each([
    [16, 1.179, 0.14],
    [24, 1.216, 0.11],
    [32, 1.23, 0.1],
    [64, 1.253, 0.07],
    [256, 1.268, 0.035],
  ])("width %d at gain 1.8: about %d per layer, ±%d", (n, centre, band) => {
    const growth = Math.sqrt(chi(phi("relu"), 1.8, 1)) * finiteWidthCentre(n);
    expect(Math.abs(growth / centre - 1)).toBeLessThan(0.008);
    const [low, high] = finiteWidthBand(n, 17);
    expect(Math.abs(high - 1 - band)).toBeLessThan(0.013);
    expect(low * high).toBeCloseTo(1, 12);
  });
});
