import fc from "fast-check";
import { describe, it } from "vitest";
import { NO_TENSOR } from "../../../src/engine/kernels/kernels.ts";
import { createGenerator } from "../../../src/engine/rng/generator.ts";
import { backends } from "./backends.ts";
import { expectSameBits, f, workbench } from "./workbench.ts";

/** Every tile, each with rows and columns left over; a batch of one too. */
const sizes = fc.record({
  batch: fc.oneof(fc.constant(1), fc.integer({ min: 2, max: 70 })),
  fan_in: fc.integer({ min: 1, max: 70 }),
  fan_out: fc.integer({ min: 1, max: 70 }),
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
});

/** Σ_k a(i, k)·b(k, j) of all (i, j): from +0 in the order of k, a rounding after each product and each sum. */
function product(
  [rows, columns, K]: readonly [number, number, number],
  a: (i: number, k: number) => number | undefined,
  b: (k: number, j: number) => number | undefined,
): number[] {
  return Array.from({ length: rows * columns }, (_, entry) => {
    const [i, j] = [Math.floor(entry / columns), entry % columns];
    let sum = 0;
    for (let k = 0; k < K; k++) sum = f(sum + f((a(i, k) ?? Number.NaN) * (b(k, j) ?? Number.NaN)));
    return sum;
  });
}

describe.each(backends)("products of many tiles: $name", (backend) => {
  it("forward and backward, bit for bit", () => {
    fc.assert(
      fc.property(sizes, ({ batch, fan_in, fan_out, seed }) => {
        const generator = createGenerator(seed);
        const drawn = (length: number) => Array.from({ length }, () => f(generator.random32() / 2 ** 31 - 1));
        const x = drawn(batch * fan_in);
        const W = drawn(fan_out * fan_in);
        const b = drawn(fan_out);
        const dy = drawn(batch * fan_out);
        const outputs = { y: batch * fan_out, W_t: W.length, dx: x.length, dW: W.length, db: fan_out };
        const { kernels, at, read, untouched } = workbench(backend, { x, W, b, dy, ...outputs });
        const inputOf = (row: number, i: number) => x[row * fan_in + i];
        const weight = (o: number, i: number) => W[o * fan_in + i];
        const gradient = (row: number, o: number) => dy[row * fan_out + o];

        kernels.transpose(at("W_t"), at("W"), fan_out, fan_in);
        const weights = [at("W"), at("W_t")] as const;
        const z = product([batch, fan_out, fan_in], inputOf, (k, o) => weight(o, k));
        kernels.linearForward(at("y"), at("x"), ...weights, NO_TENSOR, batch, fan_in, fan_out);
        expectSameBits(read("y"), z, "y without a bias");
        kernels.linearForward(at("y"), at("x"), ...weights, at("b"), batch, fan_in, fan_out);
        const biased = z.map((sum, entry) => f(sum + (b[entry % fan_out] ?? Number.NaN)));
        expectSameBits(read("y"), biased, "y");

        kernels.linearBackwardInput(at("dx"), at("dy"), at("W"), batch, fan_in, fan_out);
        expectSameBits(read("dx"), product([batch, fan_in, fan_out], gradient, weight), "dx");

        kernels.linearBackwardWeight(at("dW"), at("db"), at("dy"), at("x"), batch, fan_in, fan_out);
        const dW = product([fan_out, fan_in, batch], (o, row) => gradient(row, o), inputOf);
        expectSameBits(read("dW"), dW, "dW");
        const db = product([1, fan_out, batch], () => 1, gradient);
        expectSameBits(read("db"), db, "db");
        untouched();
      }),
      { numRuns: 12 },
    );
  });
});
