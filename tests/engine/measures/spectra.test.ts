import { describe, expect, it } from "vitest";
import { planSingularValue } from "../../../src/engine/measures/largestSingularValue.ts";
import { planSpectralRadius } from "../../../src/engine/measures/spectralRadius.ts";
import spectra from "../../fixtures/spectra.json";

/** Numerical Recipes' generator, as make_spectra.py draws. */
function random(n: number, seed: number): Float64Array {
  let state = seed;
  return Float64Array.from({ length: n * n }, () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return state / 4294967296 - 0.5;
  });
}

const cases = spectra.map(({ name, matrix, n = 0, seed = 0, sigma_max, spectral_radius }) => ({
  name,
  A: matrix === undefined ? random(n, seed) : Float64Array.from(matrix),
  sigma_max,
  spectral_radius,
}));
const sizeOf = (A: Float64Array) => Math.sqrt(A.length);

describe("the largest singular value", () => {
  it.each(cases)("is numpy's to 1e-13 ($name)", ({ A, sigma_max }) => {
    const found = planSingularValue(sizeOf(A))(A);
    expect(Math.abs(found - sigma_max)).toBeLessThanOrEqual(1e-13 * sigma_max);
  });

  it("leaves the matrix alone, and takes the next one", () => {
    const of = planSingularValue(2);
    const A = Float64Array.of(3, 0, 4, 5);
    expect(of(A)).toBeCloseTo(Math.sqrt(45), 14);
    expect([...A]).toEqual([3, 0, 4, 5]);
    expect(of(new Float64Array(4))).toBe(0);
    expect(of(Float64Array.of(0, 2, -1, 0))).toBeCloseTo(2, 14);
  });
});

describe("the spectral radius", () => {
  it.each(cases)("is numpy's to 1e-12 of the norm ($name)", ({ A, sigma_max, spectral_radius }) => {
    const found = planSpectralRadius(sizeOf(A))(A.slice());
    expect(Math.abs(found - spectral_radius)).toBeLessThanOrEqual(1e-12 * sigma_max);
  });

  it("is that of the matrix at hand, whatever came before", () => {
    const of = planSpectralRadius(3);
    expect(of(Float64Array.of(0, 0, 8, 1, 0, 0, 0, 1, 0))).toBeCloseTo(2, 13);
    expect(of(Float64Array.of(1, 0, 0, 0, 0, -5, 0, 5, 0))).toBeCloseTo(5, 13);
  });
});

it.each([
  ["Inf", Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ["NaN", Number.NaN, Number.NaN],
])("a matrix with %s has no spectral radius", (_name, value, sigma_max) => {
  expect(planSingularValue(2)(Float64Array.of(1, value, 0, 1))).toBe(sigma_max);
  expect(planSpectralRadius(2)(Float64Array.of(1, value, 0, 1))).toBeNaN();
});
