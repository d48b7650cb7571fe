import { describe, expect, it } from "vitest";
import type { Clip, ClipOptions } from "../../../src/engine/clipping/clip.ts";
import { clipCoefficient } from "../../../src/engine/clipping/clipCoefficient.ts";
import { planGradientNorms } from "../../../src/engine/clipping/gradientNorms.ts";
import { clips } from "../../../src/engine/clipping/index.ts";
import { referenceBackend } from "../../../src/engine/kernels/reference/referenceKernels.ts";
import { createArena } from "../../../src/engine/tensor/arena.ts";
import oracle from "../../fixtures/clipping.json";

type Figures = readonly (number | string)[];
/** By layer, by parameter. */
type Layers = readonly (readonly Figures[])[];

/** Clips gradients; returns what became of them, the coefficient, and the total norm before. */
function clipped(given: Layers, options: ClipOptions) {
  const arena = createArena();
  const layers = given.map((parameters, l) => ({
    name: `layer${l}`,
    parameters: parameters.map((values, p) => ({
      name: `${l}.${p}`,
      value: arena.reserve(`${l}.${p}`, [values.length]),
      gradient: arena.reserve(`${l}.${p}.grad`, [values.length]),
    })),
  }));
  const plan = planGradientNorms(
    arena,
    layers.flatMap(({ parameters }) => parameters),
  );
  const kernels = referenceBackend.createKernels(arena.bytes);
  arena.attach(kernels.memory);
  const norms = plan.bind(kernels);
  given.forEach((parameters, l) => {
    parameters.forEach((values, p) => {
      layers[l]?.parameters[p]?.gradient.data.set(values.map(Number));
    });
  });
  norms.measure();
  const total = norms.total();
  const coefficient = (clips[options.mode] as Clip).apply({ kernels, layers, norms }, options);
  return {
    gradients: layers.map(({ parameters }) => parameters.map(({ gradient }) => [...gradient.data])),
    coefficient,
    total,
  };
}

const numbers = (layers: Layers) => layers.map((parameters) => parameters.map((values) => values.map(Number)));

/** Norms of up to some hundred elements agree to an ulp or two; what is not finite must be the same. */
function expectClose(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  for (const [i, wanted] of expected.entries()) {
    const value = actual[i] as number;
    if (Number.isFinite(wanted)) expect(Math.abs(value - wanted)).toBeLessThanOrEqual(3e-7 * Math.abs(wanted));
    else expect(value).toBe(wanted);
  }
}

describe("clipping gives PyTorch's gradients", () => {
  it.each(oracle.cases.map((entry) => [`${entry.what}: ${JSON.stringify(entry.clip)}`, entry] as const))(
    "%s",
    (_title, { gradients, clip, clipped: expected, total_norm }) => {
      const result = clipped(gradients as Layers, { norm_type: 2, ...clip } as ClipOptions);
      expectClose([result.total], [Number(total_norm)]);
      expectClose(result.gradients.flat(2), numbers(expected as Layers).flat(2));
    },
  );

  it("in every mode, also for gradients that are not finite", () => {
    const modes = new Set(oracle.cases.map(({ clip }) => clip.mode));
    expect(modes).toEqual(new Set(Object.keys(clips).filter((mode) => mode !== "none")));
  });

  it("none changes nothing", () => {
    const gradients = [[[3, -4, "Infinity", 2 ** 100]]];
    expect(clipped(gradients, { mode: "none" })).toMatchObject({ gradients: numbers(gradients), coefficient: 1 });
  });
});

describe("the coefficient", () => {
  it.each(oracle.coefficients.map((entry) => [entry.max_norm, entry.total, entry.coefficient]))(
    "max_norm %s, norm %s: %s, to the last bit",
    (max_norm, total, coefficient) => {
      expect(clipCoefficient(Number(max_norm), Math.fround(Number(total)))).toBe(Math.fround(Number(coefficient)));
    },
  );

  it("is 0 for an infinite norm: finite gradients become 0, Inf·0 becomes NaN", () => {
    const options = { mode: "norm", max_norm: 1, norm_type: 2 } as const;
    const overflowing = clipped([[[3e19, 1]]], options);
    expect(overflowing).toEqual({ gradients: [[[0, 0]]], coefficient: 0, total: Number.POSITIVE_INFINITY });
    expect(clipped([[["Infinity", 1]]], options).gradients).toEqual([[[Number.NaN, 0]]]);
  });

  it("is NaN where one gradient is, and makes every gradient NaN", () => {
    const { gradients, coefficient } = clipped([[["NaN", 1]], [[2]]], { mode: "norm", max_norm: 1, norm_type: 2 });
    expect(coefficient).toBeNaN();
    expect(gradients.flat(2).every(Number.isNaN)).toBe(true);
  });
});

describe("norms in float32", () => {
  it("underflow: ‖2.6e-23‖ is 0", () => {
    expect(clipped([[[2.6e-23]]], { mode: "none" }).total).toBe(0);
  });
});
