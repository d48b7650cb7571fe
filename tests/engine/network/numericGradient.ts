import { expect } from "vitest";

const STEP = 1e-6;

/** ∂L/∂values by central differences in float64; `loss` is called with one value moved at a time. */
export function numericGradient(values: Float64Array, loss: () => number): number[] {
  return Array.from(values, (value, i) => {
    values[i] = value + STEP;
    const above = loss();
    values[i] = value - STEP;
    const below = loss();
    values[i] = value;
    return (above - below) / (2 * STEP);
  });
}

export const normOf = (values: ArrayLike<number>) =>
  Math.sqrt(Array.from(values).reduce((sum, value) => sum + value * value, 0));

export function expectEqualGradients(
  actual: Float32Array,
  expected: readonly number[],
  scale: number,
  name: string,
): void {
  expect(actual.length, name).toBe(expected.length);
  const difference = normOf(expected.map((value, i) => value - (actual[i] ?? Number.NaN)));
  expect(difference, `gradient of ${name}`).toBeLessThan(5e-6 * scale);
}
