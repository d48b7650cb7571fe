import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decisionAt } from "../../src/charts/prediction/grid.ts";
import { pictureLines, pictureScale } from "../../src/charts/prediction/scale.ts";
import type { Picture } from "../../src/engine/pictures/picture.ts";
import { angleOf, rounded } from "../../src/views/lab/panels/clipping/clipFigures.ts";

const plot = { x: 44, y: 8, width: 400, height: 200 };

describe("the scale of a prediction", () => {
  it("fits the target and not the prediction, so that lanes with one target share it", () => {
    const target = Float32Array.of(-1, 0, 1);
    const lines = (prediction: Float32Array) =>
      pictureLines({ kind: "curve", x: Float32Array.of(0, 1, 2), target, prediction });
    const [calm, wild] = [Float32Array.of(0, 0, 0), Float32Array.of(1e30, Number.NaN, Number.POSITIVE_INFINITY)].map(
      (prediction) => pictureScale(lines(prediction), plot),
    );
    for (const value of [-1, 0, 1]) expect(calm?.y(value)).toBe(wild?.y(value));
    expect(calm?.y(1)).toBeGreaterThan(plot.y);
    expect(calm?.y(-1)).toBeLessThan(plot.y + plot.height);
    expect([0, 1, 2].map((i) => calm?.x(i, 3))).toEqual([44, 244, 444]);
  });

  it("puts the last time steps of a sequence where they are", () => {
    const picture = {
      kind: "sequence",
      seq_len: 4,
      input_size: 1,
      out_features: 1,
      steps: 2,
      input: Float32Array.of(1, 2, 3, 4),
      target: Float32Array.of(7, 8),
      prediction: Float32Array.of(5, 6),
    } as const;
    const [input, target, prediction] = pictureLines(picture).map(({ values }) => [...values]);
    expect(input).toEqual([1, 2, 3, 4]);
    expect(target).toEqual([7, 7, 7, 8]);
    expect(prediction).toEqual([5, 5, 5, 6]);
  });
});

describe("the decision at a cell", () => {
  const grid = (prediction: Float32Array, classes: number): Extract<Picture, { kind: "grid" }> => ({
    kind: "grid",
    x: Float32Array.of(0, 1),
    y: Float32Array.of(0, 1),
    width: 2,
    height: 1,
    classes,
    prediction,
    samples: { points: new Float32Array(0), classes: new Uint8Array(0) },
  });

  it("is the class with the largest prediction, and none where one is not finite", () => {
    const finite = fc.float({ noNaN: true, noDefaultInfinity: true });
    const property = fc.property(fc.array(finite, { minLength: 3, maxLength: 3 }), (values) => {
      const decision = decisionAt(grid(Float32Array.from([0, 0, 0, ...values]), 3), 1);
      expect(values[decision ?? -1]).toBe(Math.max(...values));
    });
    fc.assert(property);
    expect(decisionAt(grid(Float32Array.of(1, Number.NaN), 2), 0)).toBeNull();
    expect(decisionAt(grid(Float32Array.of(1, Number.POSITIVE_INFINITY), 2), 0)).toBeNull();
  });

  it("of a single output is whether it is nearer to 1", () => {
    expect([0, 1].map((cell) => decisionAt(grid(Float32Array.of(0.2, 0.9), 1), cell))).toEqual([0, 1]);
  });
});

describe("the figures of clipping", () => {
  it("tell the angle of a cosine, which a rounding beyond 1 does not spoil", () => {
    expect(angleOf(1.0000001)).toBe(0);
    expect(angleOf(0.5)).toBeCloseTo(60, 10);
    expect(angleOf(Number.NaN)).toBeNull();
  });

  it("round a threshold to two figures", () => {
    expect([0.01234, 118.3, 8e4].map(rounded)).toEqual([0.012, 120, 8e4]);
  });
});
