import { describe, expect, it } from "vitest";
import { growthPerLayer } from "../../../src/diagnosis/growth.ts";
import { theoryAgreement } from "../../../src/diagnosis/theoryAgreement.ts";
import { fastestBackend } from "../../../src/engine/kernels/simd/simdKernels.ts";
import { type MeanField, meanFieldOf } from "../../../src/engine/theory/meanFieldOf.ts";
import { createTrainer } from "../../../src/engine/trainer.ts";
import type { Experiment } from "../../../src/experiment/schema.ts";
import { deep, gaps, gaussian } from "./deep.ts";

function theoryOf(experiment: Experiment): MeanField {
  const theory = meanFieldOf(experiment);
  if (!theory.holds) throw new Error(theory.reason);
  return theory;
}

/** nK times the variance of the logarithm of the growth. */
function b(experiment: Experiment): number {
  const { model } = experiment;
  const deviation = theoryOf(experiment).finiteWidth?.deviation ?? Number.NaN;
  return model.kind === "mlp" ? deviation ** 2 * model.hidden_features * (model.depth - 3) : Number.NaN;
}

describe("the fixed point", () => {
  it.each([
    ["tanh", 0.5, 0.25],
    ["tanh", 3, 1.8599],
    ["relu", Math.SQRT2, 1],
    ["linear", 1.5, 2.25],
  ] as const)("%s at σ_w = %d: χ₁ = %d", (activation, sigma_w, chi1) => {
    const { fixedPoint } = theoryOf(deep({ activation }, gaussian(sigma_w)));
    expect(fixedPoint?.chi1).toBeCloseTo(chi1, 3);
    expect(fixedPoint?.growth).toBeCloseTo(Math.sqrt(chi1), 3);
  });

  it("is none where a ReLU network's variance grows without bound", () => {
    expect(theoryOf(deep({}, gaussian(2))).fixedPoint).toMatchObject({ qStar: Number.POSITIVE_INFINITY });
  });

  it.each([
    ["orthogonal", { scheme: "orthogonal", gain: 2 }],
    ["uniform", { scheme: "uniform", bound: (2 * Math.sqrt(3)) / Math.sqrt(64) }],
  ] as const)("is the same for %s weights of the same variance", (_what, init) => {
    const gaussianChi = theoryOf(deep({ activation: "tanh" }, gaussian(2))).fixedPoint?.chi1;
    expect(theoryOf(deep({ activation: "tanh" }, init)).fixedPoint?.chi1).toBeCloseTo(gaussianChi ?? Number.NaN, 10);
  });

  it("belongs to plain layers alone", () => {
    expect(theoryOf(deep({ norm: "layer_norm" }, gaussian(2))).fixedPoint).toBeNull();
    expect(theoryOf(deep({ residual: true }, gaussian(2))).fixedPoint).toBeNull();
  });
});

describe("no theory", () => {
  it.each(gaps)("%s: %s", (_what, reason, experiment) => {
    expect(meanFieldOf(experiment)).toEqual({ holds: false, reason });
  });
});

describe("a single network's spread", () => {
  const alone = { batch_size: 1 } as const;
  it.each([
    ["ReLU, one sample: 5/4 (Hanin & Nica)", deep({}, gaussian(1.8), alone), 5 / 4],
    ["ReLU on a line: all samples are one", deep({}, gaussian(1.8), { source: "sine" }), 5 / 4],
    ["linear: 2/4", deep({ activation: "linear" }, gaussian(1)), 1 / 2],
    ["ReLU, orthogonal: 3/4", deep({}, { scheme: "orthogonal", gain: 1.5 }, alone), 3 / 4],
  ])("%s", (_what, experiment, expected) => {
    expect(Math.abs(b(experiment) / expected - 1)).toBeLessThan(0.015);
  });

  it("is small where samples part (chaotic tanh) and all of one sample's where they meet (ordered tanh)", () => {
    const tanh = (sigma_w: number, batch_size: number) =>
      b(deep({ activation: "tanh", hidden_features: 256 }, gaussian(sigma_w), { batch_size }));
    expect(tanh(2, 64) / tanh(2, 1)).toBeLessThan(0.1);
    expect(tanh(0.5, 64) / tanh(0.5, 1)).toBeGreaterThan(0.95);
  });

  it("is none of orthogonal linear layers but for what rounding leaves", () => {
    const { finiteWidth } = theoryOf(deep({ activation: "linear" }, { scheme: "orthogonal", gain: 1.2 }));
    expect(finiteWidth?.deviation).toBe(0.002);
  });

  it("is finite at any scale and depth", () => {
    for (const sigma_w of [1e-6, 1e6]) {
      for (const activation of ["relu", "tanh", "sigmoid", "selu"] as const) {
        const value = b(deep({ activation, depth: 40 }, gaussian(sigma_w)));
        expect(value).toBeGreaterThan(0.1);
        expect(value).toBeLessThan(1e4);
      }
    }
  });

  it("needs four hidden layers", () => {
    expect(theoryOf(deep({ depth: 3 }, gaussian(1))).finiteWidth).toBeNull();
    expect(theoryOf(deep({ depth: 4 }, gaussian(1))).finiteWidth).not.toBeNull();
  });
});

/** Growths of networks at step 0. */
function growthsOf(experiment: Experiment, networks: number): number[] {
  return Array.from({ length: networks }, (_, seed) => {
    const trainer = createTrainer({ ...experiment, seed }, ["hidden_grad_norm_f64"], fastestBackend());
    trainer.trainStep();
    return growthPerLayer([...trainer.row.slice(0, -1)]) ?? Number.NaN;
  });
}

describe("the medians of seven networks of width 64 lie within 3 %, and their bands hold", () => {
  const networks = 7;
  const big = { batch_size: 64 };
  const rows: readonly (readonly [what: string, experiment: Experiment])[] = [
    ["tanh, σ_w = 1", deep({ activation: "tanh" }, gaussian(1), big)],
    ["ReLU, σ_w = 1.8", deep({}, gaussian(1.8), big)],
    ["ReLU, σ_w = 1.8, sine", deep({}, gaussian(1.8), { ...big, source: "sine" })],
    ["sigmoid, σ_w = 8", deep({ activation: "sigmoid" }, gaussian(8), big)],
    ["tanh, orthogonal", deep({ activation: "tanh" }, { scheme: "orthogonal", gain: 1.5 }, big)],
    ["linear, orthogonal", deep({ activation: "linear" }, { scheme: "orthogonal", gain: 1.5 }, big)],
    ["LayerNorm, ReLU", deep({ norm: "layer_norm" }, gaussian(1.5), big)],
    ["BatchNorm, linear", deep({ activation: "linear", norm: "batch_norm" }, gaussian(1.5), big)],
    ["residual, ReLU", deep({ residual: true }, gaussian(1.8), big)],
  ];
  let inside = 0;

  it.each(rows)("%s", (_what, experiment) => {
    const theory = theoryOf(experiment);
    const growths = growthsOf(experiment, networks).sort((x, y) => x - y);
    const median = theoryAgreement(growths[(networks - 1) / 2] ?? null, theory);
    expect(Math.abs(median?.deviation ?? Number.NaN)).toBeLessThan(0.03);
    inside += growths.filter((growth) => theoryAgreement(growth, theory)?.agrees).length;
  });

  it("nine of ten are inside", () => {
    expect(inside / (networks * rows.length)).toBeGreaterThan(0.9);
  });
});
