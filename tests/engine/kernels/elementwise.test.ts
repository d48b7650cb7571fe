import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { activations } from "../../../src/engine/activations/index.ts";
import type { ActivationName } from "../../../src/engine/activations/names.ts";
import { backends } from "./backends.ts";
import { anyFloat, expectSameBits, f, floats, workbench } from "./workbench.ts";

/** Two vectors of the same length, on both sides of a SIMD register's. */
const pairs = fc.integer({ min: 0, max: 37 }).chain((length) => fc.tuple(floats(length), floats(length)));

const zip = (a: readonly number[], b: readonly number[], g: (a: number, b: number) => number) =>
  a.map((value, i) => g(value, b[i] ?? Number.NaN));

describe.each(backends)("elementwise kernels: $name", (backend) => {
  for (const name of Object.keys(activations) as ActivationName[]) {
    it(`${name}: forward and backward are the registry's, bit for bit, and NaN stays NaN`, () => {
      const activation = activations[name];
      fc.assert(
        fc.property(pairs, fc.float({ min: -2, max: 2, noNaN: true }), ([x, dy], slope) => {
          const { kernels, at, read, untouched } = workbench(backend, { x, dy, y: x.length, dx: x.length });
          kernels.activationForward(activation, at("y"), at("x"), x.length, slope);
          const y = x.map((value) => activation.forward(value, slope));
          expectSameBits(read("y"), y, "y");
          x.forEach((value, i) => {
            if (Number.isNaN(value)) expect(y[i]).toBeNaN();
          });
          const dx = dy.map((value, i) => activation.backward(value, x[i] ?? 0, f(y[i] ?? 0), slope));
          kernels.activationBackward(activation, at("dx"), at("dy"), at("x"), at("y"), x.length, slope);
          expectSameBits(read("dx"), dx, "dx");
          kernels.activationBackward(activation, at("dy"), at("dy"), at("x"), at("y"), x.length, slope);
          expectSameBits(read("dy"), dx, "dx over dy");
          untouched();
        }),
        { numRuns: 50 },
      );
    });
  }

  it("negative_slope is rounded to float32", () => {
    const { kernels, at, read } = workbench(backend, { x: [-3], dy: [5], y: 1, dx: 1 });
    kernels.activationForward(activations.leaky_relu, at("y"), at("x"), 1, 0.01);
    kernels.activationBackward(activations.leaky_relu, at("dx"), at("dy"), at("x"), at("y"), 1, 0.01);
    expectSameBits([...read("y"), ...read("dx")], [-3 * f(0.01), 5 * f(0.01)], "y, dx");
  });

  it("addScaled: the product is rounded before the sum; in place as well", () => {
    fc.assert(
      fc.property(pairs, anyFloat, ([h, x], scale) => {
        const { kernels, at, read, untouched } = workbench(backend, { h, x, y: x.length });
        const expected = zip(h, x, (a, b) => f(a + f(scale * b)));
        kernels.addScaled(at("y"), at("h"), at("x"), scale, x.length);
        expectSameBits(read("y"), expected, "y");
        kernels.addScaled(at("h"), at("h"), at("x"), scale, x.length);
        expectSameBits(read("h"), expected, "h");
        untouched();
      }),
    );
  });

  it("addScaled: the sum of two that are the same range", () => {
    const { kernels, at, read } = workbench(backend, { h: [1, 2, 3, 4, 5], x: [2, 3, 4, 5, 6] });
    kernels.addScaled(at("x"), at("h"), at("x"), 2, 5);
    expect(read("x")).toEqual([5, 8, 11, 14, 17]);
  });

  it("scale, with a factor that is rounded to float32; in place as well", () => {
    fc.assert(
      fc.property(floats(21), fc.double(), (x, factor) => {
        const { kernels, at, read, untouched } = workbench(backend, { x, y: x.length });
        const expected = x.map((value) => f(value * f(factor)));
        kernels.scale(at("y"), at("x"), factor, x.length);
        expectSameBits(read("y"), expected, "y");
        kernels.scale(at("x"), at("x"), factor, x.length);
        expectSameBits(read("x"), expected, "x");
        untouched();
      }),
    );
  });

  it("clamp mends ±Inf and leaves NaN", () => {
    fc.assert(
      fc.property(floats(21), fc.double({ min: 1e-30, max: 1e30, noNaN: true }), (x, bound) => {
        const { kernels, at, read, untouched } = workbench(backend, { x });
        kernels.clamp(at("x"), bound, x.length);
        expectSameBits(
          read("x"),
          x.map((value) => (Number.isNaN(value) || Math.abs(value) <= f(bound) ? value : Math.sign(value) * f(bound))),
          "x",
        );
        untouched();
      }),
    );
  });

  it("fill and copy keep every bit, Inf and NaN included", () => {
    fc.assert(
      fc.property(floats(13), anyFloat, (x, value) => {
        const { kernels, at, read, untouched } = workbench(backend, { x, y: x.length });
        kernels.copy(at("y"), at("x"), x.length);
        expectSameBits(read("y"), x, "y");
        kernels.fill(at("y"), value, x.length);
        expectSameBits(
          read("y"),
          x.map(() => value),
          "y",
        );
        untouched();
      }),
    );
  });
});
