import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { KernelsBackend } from "../../../src/engine/kernels/kernels.ts";
import pytorch from "../../fixtures/norms.json" with { type: "json" };
import { backends } from "./backends.ts";
import { anyFloat, expectSameBits, f, finiteFloat, floats, workbench } from "./workbench.ts";

interface Problem {
  readonly batch: number;
  readonly features: number;
  readonly x: readonly number[];
  readonly weight: readonly number[];
  readonly bias: readonly number[];
  readonly dy: readonly number[];
}

const problems: fc.Arbitrary<Problem> = fc
  .tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 20 }), fc.boolean())
  .chain(([batch, features, extreme]) => {
    const float = extreme ? anyFloat : finiteFloat;
    return fc.record({
      batch: fc.constant(batch),
      features: fc.constant(features),
      x: floats(batch * features, float),
      weight: floats(features, float),
      bias: floats(features, float),
      dy: floats(batch * features, float),
    });
  });

type Kind = "batch_norm" | "layer_norm";

/** Forward, then backward with dx over dy. */
function run(backend: KernelsBackend, kind: Kind, { batch, features, x, weight, bias, dy }: Problem) {
  const moments = kind === "batch_norm" ? features : batch;
  const contents = {
    x,
    weight,
    bias,
    dy,
    y: x.length,
    mean: moments,
    rstd: moments,
    dweight: features,
    dbias: features,
  };
  const { kernels, at, read, untouched } = workbench(backend, contents);
  const [forward, backward] =
    kind === "batch_norm"
      ? ([kernels.batchNormForward, kernels.batchNormBackward] as const)
      : ([kernels.layerNormForward, kernels.layerNormBackward] as const);
  forward(at("y"), at("mean"), at("rstd"), at("x"), at("weight"), at("bias"), batch, features);
  const [out, saved] = [at("dy"), [at("x"), at("mean"), at("rstd"), at("weight")] as const];
  backward(out, at("dweight"), at("dbias"), at("dy"), ...saved, batch, features);
  untouched();
  const results = { y: read("y"), mean: read("mean"), rstd: read("rstd") };
  return { ...results, dx: read("dy"), dweight: read("dweight"), dbias: read("dbias") };
}

const at = (values: readonly number[], i: number) => values[i] ?? Number.NaN;
const total = (terms: readonly number[]) => terms.reduce((sum, term) => sum + term, 0);
/** Each sum rounded to float32, its terms taken as they are. */
const total32 = (terms: readonly number[]) => terms.reduce((sum, term) => f(sum + term), 0);

/** The sum in eight lanes, in float64. */
function laneTotal(terms: readonly number[]): number {
  const full = Math.floor(terms.length / 8) * 8;
  const lanes = Array.from({ length: 8 }, (_, lane) =>
    total(terms.slice(0, full).filter((_term, i) => i % 8 === lane)),
  );
  return total([...lanes, ...terms.slice(full)]);
}

/** One feature after the other, as the contract has it. */
function naiveBatchNorm({ batch, features, x, weight, bias, dy }: Problem) {
  const rows = Array.from({ length: batch }, (_, b) => b);
  const y = new Array<number>(x.length);
  const dx = new Array<number>(x.length);
  const perFeature = Array.from({ length: features }, (_, j) => {
    const values = rows.map((b) => at(x, b * features + j));
    const gradients = rows.map((b) => at(dy, b * features + j));
    const mean = f(total32(values) / batch);
    const deviations = values.map((value) => f(value - mean));
    const variance = f(total32(deviations.map((d) => d * d)) / batch);
    const rstd = f(1 / Math.sqrt(variance + 1e-5));
    const alpha = f(rstd * at(weight, j));
    const beta = f(at(bias, j) - mean * alpha);
    const dbias = total32(gradients);
    const product = total32(deviations.map((d, b) => d * at(gradients, b)));
    const k = f(f(f(product * rstd) * rstd) / batch);
    for (const b of rows) {
      y[b * features + j] = f(at(values, b) * alpha + beta);
      const centred = f(f(at(gradients, b) - f(dbias / batch)) - at(deviations, b) * k);
      dx[b * features + j] = f(f(centred * rstd) * at(weight, j));
    }
    return { mean, rstd, dweight: f(product * rstd), dbias };
  });
  return { y, dx, ...columns(perFeature) };
}

function columns<K extends string>(rows: readonly Readonly<Record<K, number>>[]): Record<K, number[]> {
  const keys = Object.keys(rows[0] ?? {}) as K[];
  return Object.fromEntries(keys.map((key) => [key, rows.map((row) => row[key])])) as Record<K, number[]>;
}

interface Moments {
  readonly count: number;
  readonly mean: number;
  readonly square: number;
}
const nothing: Moments = { count: 0, mean: 0, square: 0 };

function combined(a: Moments, b: Moments): Moments {
  const count = a.count + b.count;
  const share = count === 0 ? 0 : f(b.count / count);
  const delta = f(b.mean - a.mean);
  const between = f(f(f(delta * delta) * share) * a.count);
  return { count, mean: f(a.mean + f(share * delta)), square: f(a.square + f(b.square + between)) };
}

/** Welford's recurrence; `share`: δ/k as a quotient, or as a product with 1/k. */
function welford(values: readonly number[], share: (delta: number, count: number) => number): Moments {
  return values.reduce(({ count, mean, square }, value) => {
    const delta = f(value - mean);
    const moved = f(mean + f(share(delta, count + 1)));
    return { count: count + 1, mean: moved, square: f(square + f(delta * f(value - moved))) };
  }, nothing);
}

/** Rows of up to 256 features: two chunks, so that the cascade is a chain. */
function naiveMoments(values: readonly number[]): Moments {
  const groups = Math.floor(values.length / 8);
  const lanes = Array.from({ length: 8 }, (_, lane) => {
    const mine = values.slice(0, 8 * groups).filter((_value, i) => i % 8 === lane);
    const chunks = [mine.slice(0, 16), mine.slice(16)].filter((chunk) => chunk.length > 0);
    return chunks.map((chunk) => welford(chunk, (delta, k) => delta * f(1 / k))).reduce(combined, nothing);
  });
  return lanes.reduce(
    combined,
    welford(values.slice(8 * groups), (delta, k) => delta / k),
  );
}

/** One sample after the other, as the contract has it. */
function naiveLayerNorm({ batch, features, x, weight, bias, dy }: Problem) {
  const units = Array.from({ length: features }, (_, j) => j);
  const samples = Array.from({ length: batch }, (_, b) => {
    const values = units.map((j) => at(x, b * features + j));
    const gradients = units.map((j) => at(dy, b * features + j));
    const { mean, square } = naiveMoments(values);
    const rstd = f(1 / f(Math.sqrt(f(Math.max(f(square / features), 0) + f(1e-5)))));
    const normalized = values.map((value) => f(value * rstd + f(-rstd * mean)));
    const s1 = f(laneTotal(values.map((value, j) => f(f(at(gradients, j) * value) * at(weight, j)))));
    const s2 = f(laneTotal(gradients.map((gradient, j) => f(gradient * at(weight, j)))));
    const b3 = f(f(f(f(f(f(s2 * mean) - s1) * rstd) * rstd) * rstd) * f(1 / features));
    const c = f(f(-b3 * mean) - f(f(s2 * rstd) * f(1 / features)));
    const dx = values.map((value, j) => f(f(f(f(rstd * at(gradients, j)) * at(weight, j)) + f(b3 * value)) + c));
    const y = normalized.map((value, j) => f(value * at(weight, j) + at(bias, j)));
    return { mean, rstd, normalized, gradients, dx, y };
  });
  return {
    y: samples.flatMap((sample) => sample.y),
    dx: samples.flatMap((sample) => sample.dx),
    mean: samples.map((sample) => sample.mean),
    rstd: samples.map((sample) => sample.rstd),
    dweight: units.map((j) => total32(samples.map((sample) => at(sample.gradients, j) * at(sample.normalized, j)))),
    dbias: units.map((j) => total32(samples.map((sample) => at(sample.gradients, j)))),
  };
}

describe.each(backends)("normalizations: $name", (backend) => {
  for (const [kind, naive] of [
    ["batch_norm", naiveBatchNorm],
    ["layer_norm", naiveLayerNorm],
  ] as const) {
    it(`${kind}: the contract bit for bit, forward and backward, with any numbers`, () => {
      fc.assert(
        fc.property(problems, (problem) => {
          const results = run(backend, kind, problem);
          const expected = naive(problem);
          for (const key of ["mean", "rstd", "y", "dweight", "dbias", "dx"] as const) {
            expectSameBits(results[key], expected[key], key);
          }
        }),
      );
    });
  }

  for (const { kind, ...expected } of pytorch.normalizations) {
    const keys =
      kind === "batch_norm" ? (["y", "dweight", "dbias", "dx"] as const) : (["y", "dweight", "dbias"] as const);
    it(`${kind} is PyTorch's, bit for bit: ${keys.join(", ")} of ${expected.batch} x ${expected.features}`, () => {
      const results = run(backend, kind as Kind, expected);
      for (const key of keys) expectSameBits(results[key], expected[key], key);
    });
  }

  for (const { kind, ...expected } of pytorch.normalizations) {
    it(`${kind} is PyTorch's within 2e-6 of the largest entry`, () => {
      const results = run(backend, kind as Kind, expected);
      for (const key of ["y", "dx", "dweight", "dbias"] as const) {
        const largest = expected[key].reduce((max, value) => Math.max(max, Math.abs(value)), 0);
        results[key].forEach((value, i) => {
          expect(Math.abs(value - at(expected[key], i)), `${key}[${i}]`).toBeLessThanOrEqual(2e-6 * largest);
        });
      }
    });
  }

  // The figures of PyTorch 1.13.
  it("batch_norm of a constant feature is PyTorch's rounding noise, for it fuses x·α + β", () => {
    const noisy = { batch: 3, features: 1, x: [0.7, 0.7, 0.7], weight: [1.3], bias: [0.1], dy: [1, 2, 4] };
    expectSameBits(run(backend, "batch_norm", noisy).y, [0.100007303, 0.100007303, 0.100007303], "y");
  });

  it("layer_norm of equal features is PyTorch's rounding noise", () => {
    const noisy = {
      batch: 1,
      features: 3,
      x: [0.7, 0.7, 0.7],
      weight: [1.3, 1.3, 2],
      bias: [0.1, 0.1, 0.1],
      dy: [1, 2, 4],
    };
    expectSameBits(run(backend, "layer_norm", noisy).y, [0.0999911353, 0.0999911353, 0.0999863595], "y");
  });

  it.each([
    [130, 21.3206921, 0.0924377739],
    [256, 21.4262886, 0.092548348],
    [300, 21.4605331, 0.0926763937],
    [400, 21.4666996, 0.0925693437],
    [512, 21.4436321, 0.0926011205],
  ])("layer_norm takes the moments of %i features as PyTorch does", (features, mean, rstd) => {
    const x = Array.from({ length: features }, (_, i) => ((i * 37) % 101) * 0.37 + 3);
    const zeros = x.map(() => 0);
    const results = run(backend, "layer_norm", { batch: 1, features, x, weight: zeros, bias: zeros, dy: zeros });
    expectSameBits(results.mean, [mean], "mean");
    expectSameBits(results.rstd, [rstd], "rstd");
  });

  it.each([1, 9, 40])("layer_norm of %i features is NaN, as PyTorch's, where their mean passes 1.84e19", (features) => {
    const ones = new Array<number>(features).fill(1);
    const of = (x: number) => {
      const row = ones.map(() => x);
      return run(backend, "layer_norm", { batch: 1, features, x: row, weight: ones, bias: ones, dy: ones });
    };
    expect(of(1.8e19).rstd).toEqual([f(1 / f(Math.sqrt(f(1e-5))))]);
    expect(of(1.9e19).mean).toEqual([f(1.9e19)]);
    expect(of(1.9e19).rstd).toEqual([Number.NaN]);
    expect(of(1.9e19).y.every(Number.isNaN)).toBe(true);
  });

  it("batch_norm's products overflow to Inf in their sum, not to Inf − Inf", () => {
    const x = [1e14, -1e14, 2e14, -1e14];
    const huge = { batch: 4, features: 1, x, weight: [1], bias: [0], dy: [1e25, 1e25, -1e25, 1e25] };
    const { dweight, dbias, dx } = run(backend, "batch_norm", huge);
    expect(dweight).toEqual([Infinity]);
    expectSameBits(dbias, [1.99999991e25], "dbias");
    expect(dx).toEqual([-Infinity, Infinity, -Infinity, Infinity]);
  });

  it("a batch of equal rows has rstd 1/√eps and gradient 0", () => {
    const problem = { batch: 3, features: 1, x: [2, 2, 2], weight: [1], bias: [0.5], dy: [1, 1, 1] };
    const { y, rstd, dx } = run(backend, "batch_norm", problem);
    expect(rstd).toEqual([f(1 / Math.sqrt(1e-5))]);
    expect(y).toEqual([0.5, 0.5, 0.5]);
    expect(dx).toEqual([0, 0, 0]);
  });
});
