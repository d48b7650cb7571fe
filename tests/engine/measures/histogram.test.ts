import { describe, expect, it } from "vitest";
import { histogramOf, histogramScale } from "../../../src/engine/histogram.ts";

const total = (counts: Uint32Array) => counts.reduce((sum, count) => sum + count, 0);

describe("a histogram", () => {
  it("counts every value once: in a bin, or apart", () => {
    const values = Float32Array.of(0, -0, 1, -1, 3e38, -3e38, 1e-45, Infinity, -Infinity, -Infinity, Number.NaN);
    const { counts, zeros, negativeInfinities, positiveInfinities, nans } = histogramOf(values);
    expect([zeros, negativeInfinities, positiveInfinities, nans]).toEqual([2, 2, 1, 1]);
    expect(total(counts)).toBe(5);
  });

  it("has ascending edges, mirrored at 0, four bins a decade and four on each side of the linear core", () => {
    const { edges, counts } = histogramOf(Float32Array.of(2.5, -700));
    expect(edges).toHaveLength(counts.length + 1);
    expect(counts).toHaveLength(2 * 4 * (12 + 1));
    expect([edges[0], edges.at(-1)]).toEqual([-1000, 1000]);
    edges.forEach((edge, i) => {
      expect(edge + (edges[edges.length - 1 - i] as number)).toBe(0);
      if (i > 0) expect(edge).toBeGreaterThan(edges[i - 1] as number);
    });
    const [core, next] = [edges.indexOf(1e-9), edges.indexOf(1e-8)];
    expect(next - core).toBe(4);
    expect(edges.indexOf(0)).toBe(core - 4);
    expect((edges[core - 1] as number) / (edges[core - 3] as number)).toBeCloseTo(3, 12);
    expect((edges[core + 1] as number) / 1e-9).toBeCloseTo(10 ** 0.25, 12);
  });

  it("puts a value between the edges of its bin, at every magnitude", () => {
    for (let k = -40; k < 38; k++) {
      for (const sign of [1, -1]) {
        const value = Math.fround(sign * 2.7 * 10 ** k);
        const { edges, counts } = histogramOf(Float32Array.of(value));
        const bin = counts.indexOf(1);
        expect(edges[bin]).toBeLessThanOrEqual(value);
        expect(edges[bin + 1]).toBeGreaterThanOrEqual(value);
      }
    }
  });

  it("takes another's scale, and keeps what lies beyond it in the outermost bins", () => {
    const scale = histogramScale(Float32Array.of(5, Infinity));
    expect(scale).toEqual({ low: -11, high: 1, binsPerDecade: 4 });
    const { counts } = histogramOf(Float32Array.of(1e30, 9.9, -1e30, 1e-30), scale);
    expect([counts[0], counts.at(-1), total(counts)]).toEqual([1, 2, 4]);
  });
});
