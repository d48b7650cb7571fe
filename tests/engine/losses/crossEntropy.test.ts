import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { KernelsBackend } from "../../../src/engine/kernels/kernels.ts";
import { cross_entropy } from "../../../src/engine/losses/cross_entropy.ts";
import { createArena } from "../../../src/engine/tensor/arena.ts";
import pytorch from "../../fixtures/losses.json" with { type: "json" };
import { backends } from "../kernels/backends.ts";
import { f, finiteFloat, floats } from "../kernels/workbench.ts";

interface Rows {
  readonly shape: readonly number[];
  readonly prediction: readonly number[];
  readonly target: readonly number[];
}

/** The loss over tensors of this shape, and the gradient that it leaves. */
function lossOf(backend: KernelsBackend, { shape, prediction, target }: Rows): { loss: number; gradient: number[] } {
  const arena = createArena();
  const x = arena.reserve("prediction", shape);
  const y = arena.reserve("target", shape);
  const dx = arena.reserve("prediction.grad", shape);
  const kernels = backend.createKernels(arena.bytes);
  arena.attach(kernels.memory);
  x.data.set(prediction);
  y.data.set(target);
  dx.data.fill(-77.5);
  const loss = cross_entropy.forward(kernels, x, y);
  cross_entropy.backward(kernels, dx, x, y);
  return { loss, gradient: [...dx.data] };
}

interface Case {
  readonly rows: number;
  readonly classes: number;
  readonly prediction: readonly (number | string)[];
  readonly target: readonly (number | string)[];
  readonly loss: number | string;
  readonly gradient: readonly (number | string)[];
}
const rowsOf = ({ rows, classes, prediction, target }: Case): Rows => ({
  shape: [rows, classes],
  prediction: prediction.map(Number),
  target: target.map(Number),
});
const largest = (values: readonly number[]) => Math.max(...values.map(Math.abs));

describe.each(backends)("cross entropy: $name", (backend) => {
  it("is PyTorch's nn.CrossEntropyLoss on probabilities and on any other targets, within 1e-6; its gradient too", () => {
    for (const each of pytorch.cases) {
      const { loss, gradient } = lossOf(backend, rowsOf(each));
      // Terms of both signs may cancel: what is left is measured against their size.
      const size = Math.max(Math.abs(each.loss), largest(each.target) * largest(each.prediction));
      expect(Math.abs(loss - each.loss)).toBeLessThanOrEqual(1e-6 * size);
      gradient.forEach((value, i) => {
        expect(Math.abs(value - Number(each.gradient[i]))).toBeLessThanOrEqual(1e-6 * largest(each.gradient));
      });
    }
  });

  it("is Inf and NaN where PyTorch's is", () => {
    for (const each of pytorch.edges as readonly Case[]) {
      const { loss, gradient } = lossOf(backend, rowsOf(each));
      const what = `${each.prediction} for ${each.target}`;
      const close = (actual: number, wanted: number) =>
        Object.is(actual, wanted) || Math.abs(actual - wanted) <= 1e-6 * Math.abs(wanted);
      expect(close(loss, Number(each.loss)), `loss of ${what}: ${loss}`).toBe(true);
      expect(gradient.length).toBe(each.gradient.length);
      gradient.forEach((value, i) => {
        expect(close(value, Number(each.gradient[i])), `gradient of ${what}: ${gradient}`).toBe(true);
      });
    }
  });

  it("backward is the gradient of a float64 loss that is written down a second time, within 2e-5", () => {
    const batches = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 11 })).chain(([rows, classes]) =>
      fc.record({
        shape: fc.constant([rows, classes]),
        prediction: floats(rows * classes, fc.float({ min: -8, max: 8, noNaN: true })),
        target: floats(rows * classes, fc.float({ min: 0, max: 1, noNaN: true })),
      }),
    );
    fc.assert(
      fc.property(batches, (batch) => {
        const { loss, gradient } = lossOf(backend, batch);
        expect(Math.abs(loss - loss64(batch))).toBeLessThanOrEqual(1e-5 * Math.max(1, loss64(batch)));
        gradient.forEach((value, i) => {
          const moved = (by: number) =>
            loss64({ ...batch, prediction: batch.prediction.map((x, j) => (i === j ? x + by : x)) });
          expect(Math.abs(value - (moved(1e-5) - moved(-1e-5)) / 2e-5)).toBeLessThan(2e-5);
        });
      }),
      { numRuns: 30 },
    );
  });

  it("counts the rows of every time step", () => {
    fc.assert(
      fc.property(floats(24, finiteFloat), floats(24, finiteFloat), (prediction, target) => {
        const overTime = lossOf(backend, { shape: [4, 2, 3], prediction, target });
        expect(overTime).toEqual(lossOf(backend, { shape: [8, 3], prediction, target }));
      }),
    );
  });

  it("of indifferent logits is the logarithm of the number of classes", () => {
    const { loss } = lossOf(backend, { shape: [2, 4], prediction: Array(8).fill(3), target: [0, 1, 0, 0, 1, 0, 0, 0] });
    expect(loss).toBe(f(Math.log(4)));
  });
});

function loss64({ shape, prediction, target }: Rows): number {
  const [rows = 0, classes = 0] = shape;
  const terms = prediction.map((x, i) => {
    const first = i - (i % classes);
    const sum = prediction.slice(first, first + classes).reduce((total, other) => total + Math.exp(other - x), 0);
    return (target[i] ?? 0) * Math.log(sum);
  });
  return terms.reduce((total, term) => total + term, 0) / rows;
}
