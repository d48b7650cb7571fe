import { describe, expect, it } from "vitest";
import { activations } from "../../../src/engine/activations/index.ts";
import type { ActivationName } from "../../../src/engine/activations/names.ts";
import pytorch from "../../fixtures/activations.json" with { type: "json" };

/**
 * PyTorch 1.13 itself is off by this much: its ELU and SELU take exp(x) − 1, its tails of sigmoid and SiLU are 0 where a
 * denormal is right.
 */
const ABSOLUTE = 1.5e-7;
const RELATIVE = 6e-7;
const NEGATIVE_SLOPE = Math.fround(0.01);
const names = Object.keys(activations) as ActivationName[];

/** GELU multiplies what is left of 1 + erf by x, hence the tolerance in proportion to x. */
function expectNear(actual: number, expected: number, x: number, where: string): void {
  if (Number.isFinite(expected)) {
    const magnitude = Math.abs(x) > 1 ? Math.min(Math.abs(x), 10) : 1;
    const tolerance = ABSOLUTE * magnitude + RELATIVE * Math.abs(expected);
    expect(Math.abs(actual - expected), where).toBeLessThanOrEqual(tolerance);
  } else expect(actual, where).toBe(expected);
}

describe("activations", () => {
  it("are all in the fixture", () => {
    expect(names.toSorted()).toEqual(Object.keys(pytorch.activations).toSorted());
  });

  for (const name of names) {
    const activation = activations[name];
    const expected = pytorch.activations[name];

    it(`${name}: name, and float32 results`, () => {
      expect(activation.name).toBe(name);
      for (const value of pytorch.x) {
        const x = Math.fround(Number(value));
        const y = activation.forward(x, NEGATIVE_SLOPE);
        const dx = activation.backward(Math.fround(1.1), x, y, NEGATIVE_SLOPE);
        expect([Math.fround(y), Math.fround(dx)], `x = ${x}`).toEqual([y, dx]);
      }
    });

    it(`${name}: forward and backward are PyTorch's within 1.5e-7·|x| + 6e-7 relative, NaN and Inf exactly`, () => {
      pytorch.x.forEach((value, i) => {
        const x = Math.fround(Number(value));
        const y = activation.forward(x, NEGATIVE_SLOPE);
        expectNear(y, Number(expected.y[i]), x, `${name}(${x})`);
        expectNear(activation.backward(pytorch.dy, x, y, NEGATIVE_SLOPE), Number(expected.dx[i]), x, `${name}′(${x})`);
      });
    });

    it(`${name}: an infinite and a NaN gradient come back as in PyTorch`, () => {
      pytorch.special_x.forEach((value, i) => {
        const x = Number(value);
        const y = activation.forward(x, NEGATIVE_SLOPE);
        const infinite = activation.backward(Infinity, x, y, NEGATIVE_SLOPE);
        expect(infinite, `x = ${x}`).toBe(Number(expected.dx_of_infinite_dy[i]));
        const nan = activation.backward(Number.NaN, x, y, NEGATIVE_SLOPE);
        expect(nan, `x = ${x}`).toBe(Number(expected.dx_of_nan_dy[i]));
      });
    });

    it(`${name}: float64 agrees with float32 within 1e-6, and its derivative with the central difference within 1e-8`, () => {
      for (let x = -6.03; x < 25; x += 0.37) {
        const x32 = Math.fround(x);
        const y64 = activation.forward64(x32, NEGATIVE_SLOPE);
        const y = activation.forward(x32, NEGATIVE_SLOPE);
        expect(Math.abs(y - y64)).toBeLessThan(1e-6 * Math.max(1, Math.abs(y64)));
        const derivative = activation.derivative64(x32, NEGATIVE_SLOPE);
        expect(Math.abs(activation.backward(1, x32, y, NEGATIVE_SLOPE) - derivative)).toBeLessThan(1e-6);
        const rise =
          activation.forward64(x32 + 1e-4, NEGATIVE_SLOPE) - activation.forward64(x32 - 1e-4, NEGATIVE_SLOPE);
        expect(Math.abs(rise / 2e-4 - derivative)).toBeLessThan(1e-8);
      }
    });

    it(`${name}: φ′ jumps at 0 exactly if it has a kink`, () => {
      const jump = Math.abs(
        activation.derivative64(1e-12, NEGATIVE_SLOPE) - activation.derivative64(-1e-12, NEGATIVE_SLOPE),
      );
      expect(jump > 1e-6).toBe(activation.kink);
    });

    it(`${name}: depends on negative_slope exactly if it uses it`, () => {
      const differs = activation.forward(-1, 0.01) !== activation.forward(-1, 0.5);
      expect(differs).toBe(activation.usesSlope);
    });
  }
});
