import { describe, expect, it } from "vitest";
import { calculateGain, type GainNonlinearity } from "../../../src/engine/inits/calculateGain.ts";
import { defaultInitArgs } from "../../../src/engine/inits/defaultInitArgs.ts";
import { drawLinearDefault } from "../../../src/engine/inits/drawLinearDefault.ts";
import { type InitScheme, inits } from "../../../src/engine/inits/index.ts";
import type { InitArgs } from "../../../src/engine/inits/init.ts";
import { createGenerator } from "../../../src/engine/rng/generator.ts";
import pytorch from "../../fixtures/inits.json" with { type: "json" };

/** How far LAPACK's QR in float32 may be from Gram and Schmidt in double; every other scheme has PyTorch's bits. */
const ORTHOGONAL_TOLERANCE = 4e-6;

describe("the inits of PyTorch 1.13, bit for bit (orthogonal: 4e-6)", () => {
  for (const { scheme, shape, args, weight, next } of pytorch.cases) {
    it(`${scheme} ${shape.join("×")} ${JSON.stringify(args)}`, () => {
      const [rows = 0, cols = 0] = shape;
      const generator = createGenerator(7);
      const filled = new Float32Array(rows * cols);
      const given = { ...defaultInitArgs, ...(args as Partial<InitArgs>) };
      inits[scheme as InitScheme].fill(filled, rows, cols, given, generator);
      const expected = Float32Array.from(weight);
      if (scheme === "orthogonal") {
        filled.forEach((w, i) => {
          expect(Math.abs(w - (expected[i] as number))).toBeLessThan(ORTHOGONAL_TOLERANCE);
        });
      } else expect(filled).toEqual(expected);
      const after = new Float32Array(1);
      generator.uniformInto(after, 0, 1, 0, 1);
      expect(after[0], "the stream goes on as in PyTorch").toBe(next);
    });
  }
});

describe("every init", () => {
  for (const [scheme, init] of Object.entries(inits)) {
    it(`${scheme}: the variance of 200×300 entries is the stated one within 2 %`, () => {
      const rows = 200;
      const cols = 300;
      const args: InitArgs = { ...defaultInitArgs, gain: 1.5, std: 0.3, sigma_w: 1.7, bound: 0.2, value: 0.1 };
      const generator = createGenerator(1);
      const weight = new Float32Array(rows * cols);
      if (scheme === "default") drawLinearDefault(weight, null, cols, generator);
      init.fill(weight, rows, cols, args, generator);
      const stated = init.variance(rows, cols, args);
      if (stated === null) return;
      const measured = weight.reduce((sum, w) => sum + w * w, 0) / weight.length;
      expect(measured / stated).toBeGreaterThan(0.98);
      expect(measured / stated).toBeLessThan(1.02);
    });
  }

  it("default draws nothing and changes nothing as a scheme", () => {
    const generator = createGenerator(1);
    const before = generator.getState();
    const weight = new Float32Array([1, 2, 3, 4]);
    inits.default.fill(weight, 2, 2, defaultInitArgs, generator);
    expect([...weight]).toEqual([1, 2, 3, 4]);
    expect(generator.getState()).toEqual(before);
  });
});

describe("orthogonal", () => {
  for (const [rows, cols] of [
    [64, 64],
    [40, 64],
    [64, 40],
  ] as const) {
    it(`${rows}×${cols}: the shorter side is orthonormal to 1e-6`, () => {
      const weight = new Float32Array(rows * cols);
      inits.orthogonal.fill(weight, rows, cols, defaultInitArgs, createGenerator(2));
      const byRows = rows < cols;
      const count = Math.min(rows, cols);
      const entry = (v: number, k: number) => weight[byRows ? v * cols + k : k * cols + v] as number;
      for (let u = 0; u < count; u++) {
        for (let v = 0; v <= u; v++) {
          let dot = 0;
          for (let k = 0; k < Math.max(rows, cols); k++) dot += entry(u, k) * entry(v, k);
          expect(Math.abs(dot - (u === v ? 1 : 0))).toBeLessThan(1e-6);
        }
      }
    });
  }
});

describe("calculateGain", () => {
  for (const [nonlinearity, gain] of Object.entries(pytorch.gains)) {
    it(`${nonlinearity} as torch.nn.init.calculate_gain`, () => {
      expect(calculateGain(nonlinearity as GainNonlinearity, 0.2)).toBe(gain);
    });
  }
});
