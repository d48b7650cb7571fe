import { describe, expect, it } from "vitest";
import { activations } from "../../../src/engine/activations/index.ts";
import { pairMoments } from "../../../src/engine/theory/pairMoments.ts";

const relu = { activation: activations.relu, negative_slope: 0 };
const linear = { activation: activations.linear, negative_slope: 0 };
const tanh = { activation: activations.tanh, negative_slope: 0 };

describe("moments of two samples, to 1e-4", () => {
  // Cho & Saul (2009): the arc-cosine kernels of order 1 and 0.
  it.each([-1, -0.9, 0, 0.3, 0.99, 0.999999, 1])("ReLU at the correlation %d", (c) => {
    const angle = Math.acos(c);
    const moments = pairMoments(relu, 7, c);
    expect(moments.overlap).toBeCloseTo((Math.sqrt(1 - c * c) + (Math.PI - angle) * c) / Math.PI, 4);
    expect(moments.slopeOverlap).toBeCloseTo(1 - angle / Math.PI, 4);
    expect(moments.slopes).toBeCloseTo(2 * (1 - angle / Math.PI) - 1, 4);
  });

  it.each([-1, -0.5, 0, 0.8, 1])("linear at %d: the covariance of squares is 2c²", (c) => {
    const moments = pairMoments(linear, 0.01, c);
    expect(moments.overlap).toBeCloseTo(c, 4);
    expect(moments.slopeOverlap).toBeCloseTo(1, 10);
    expect(Math.abs(moments.squares - 2 * c * c)).toBeLessThan(1e-3);
    expect(moments.mixed).toBeCloseTo(0, 10);
  });

  it("tanh: independent samples share nothing, and slopes are small where the values are large", () => {
    const apart = pairMoments(tanh, 4, 0);
    expect([apart.overlap, apart.squares, apart.mixed, apart.slopes].map((value) => Math.abs(value) < 2e-3)).toEqual(
      Array(4).fill(true),
    );
    expect(pairMoments(tanh, 4, 1).mixed).toBeLessThan(-0.5);
  });
});
