import fc from "fast-check";
import { describe, it } from "vitest";
import { type KernelsBackend, NO_TENSOR } from "../../../src/engine/kernels/kernels.ts";
import { backends } from "./backends.ts";
import { anyFloat, expectSameBits, f, finiteFloat, floats, workbench } from "./workbench.ts";

interface Problem {
  readonly batch: number;
  readonly fan_in: number;
  readonly fan_out: number;
  readonly x: readonly number[];
  readonly W: readonly number[];
  readonly b: readonly number[] | null;
  readonly dy: readonly number[];
}

/** Sizes on both sides of every block, with ordinary and with extreme numbers. */
const problems: fc.Arbitrary<Problem> = fc
  .tuple(
    fc.integer({ min: 1, max: 11 }),
    fc.integer({ min: 1, max: 37 }),
    fc.integer({ min: 1, max: 37 }),
    fc.boolean(),
  )
  .chain(([batch, fan_in, fan_out, extreme]) => {
    const float = extreme ? anyFloat : finiteFloat;
    return fc.record({
      batch: fc.constant(batch),
      fan_in: fc.constant(fan_in),
      fan_out: fc.constant(fan_out),
      x: floats(batch * fan_in, float),
      W: floats(fan_in * fan_out, float),
      b: fc.option(floats(fan_out, float)),
      dy: floats(batch * fan_out, float),
    });
  });

/** Σ_k a(k)·b(k) by the contract: from +0 in the order of k, a rounding after each product and each sum. */
function contraction(K: number, a: (k: number) => number | undefined, b: (k: number) => number | undefined): number {
  let sum = 0;
  for (let k = 0; k < K; k++) sum = f(sum + f((a(k) ?? Number.NaN) * (b(k) ?? Number.NaN)));
  return sum;
}

function table(rows: number, columns: number, entry: (row: number, column: number) => number): number[] {
  return Array.from({ length: rows * columns }, (_, i) => entry(Math.floor(i / columns), i % columns));
}

function benchOf(backend: KernelsBackend, { batch, fan_in, fan_out, x, W, b, dy }: Problem) {
  const [W_t, dW] = [fan_in * fan_out, fan_in * fan_out];
  const contents = { x, W, W_t, b: b ?? 0, dy, y: batch * fan_out, dx: batch * fan_in, dW, db: fan_out };
  return workbench(backend, contents);
}

describe.each(backends)("dense kernels: $name", (backend) => {
  it("forward: one accumulator per output in the order of k, then the bias", () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { batch, fan_in, fan_out, x, W, b } = problem;
        const { kernels, at, read, untouched } = benchOf(backend, problem);
        kernels.transpose(at("W_t"), at("W"), fan_out, fan_in);
        const bias = b === null ? NO_TENSOR : at("b");
        kernels.linearForward(at("y"), at("x"), at("W"), at("W_t"), bias, batch, fan_in, fan_out);
        const expected = table(batch, fan_out, (row, o) => {
          const sum = contraction(
            fan_in,
            (k) => x[row * fan_in + k],
            (k) => W[o * fan_in + k],
          );
          return b === null ? sum : f(sum + (b[o] ?? Number.NaN));
        });
        expectSameBits(read("y"), expected, "y");
        untouched();
      }),
    );
  });

  it("backward to the input: the sum over fan_out in order", () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { batch, fan_in, fan_out, W, dy } = problem;
        const { kernels, at, read, untouched } = benchOf(backend, problem);
        kernels.linearBackwardInput(at("dx"), at("dy"), at("W"), batch, fan_in, fan_out);
        const expected = table(batch, fan_in, (row, i) =>
          contraction(
            fan_out,
            (o) => dy[row * fan_out + o],
            (o) => W[o * fan_in + i],
          ),
        );
        expectSameBits(read("dx"), expected, "dx");
        untouched();
      }),
    );
  });

  it("backward to weight and bias: the sum over the batch in order", () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { batch, fan_in, fan_out, x, b, dy } = problem;
        const { kernels, at, read, untouched } = benchOf(backend, problem);
        const db = b === null ? NO_TENSOR : at("db");
        kernels.linearBackwardWeight(at("dW"), db, at("dy"), at("x"), batch, fan_in, fan_out);
        const expected = table(fan_out, fan_in, (o, i) =>
          contraction(
            batch,
            (row) => dy[row * fan_out + o],
            (row) => x[row * fan_in + i],
          ),
        );
        expectSameBits(read("dW"), expected, "dW");
        const sums = table(1, fan_out, (_, o) =>
          contraction(
            batch,
            (row) => dy[row * fan_out + o],
            () => 1,
          ),
        );
        expectSameBits(read("db"), b === null ? sums.map(() => -77.5) : sums, "db");
        untouched();
      }),
    );
  });

  it("transpose: rows become columns", () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { fan_in, fan_out, W } = problem;
        const { kernels, at, read, untouched } = benchOf(backend, problem);
        kernels.transpose(at("W_t"), at("W"), fan_out, fan_in);
        expectSameBits(
          read("W_t"),
          table(fan_in, fan_out, (i, o) => W[o * fan_in + i] ?? Number.NaN),
          "W_t",
        );
        untouched();
      }),
    );
  });
});
