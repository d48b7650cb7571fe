import { describe, expect, it } from "vitest";
import { FIRST_ELEMENT } from "../../../src/engine/kernels/kernels.ts";
import { referenceBackend } from "../../../src/engine/kernels/reference/referenceKernels.ts";
import { simdBackend } from "../../../src/engine/kernels/simd/simdKernels.ts";
import { createTrainer } from "../../../src/engine/trainer.ts";
import { experimentOf } from "../../../src/experiment/flat.ts";

const simd = () => {
  const backend = simdBackend();
  if (backend === null) throw new Error("no WebAssembly SIMD");
  return backend;
};

describe("SIMD kernels", () => {
  it("have every kernel of the reference", () => {
    const own = simd().createKernels(0);
    expect(Object.keys(referenceBackend.createKernels(0)).filter((name) => !(name in own))).toEqual([]);
  });

  it("keep their constants below the first tensor", () => {
    const { memory } = simd().createKernels(4 * FIRST_ELEMENT);
    const words = new Int32Array(memory);
    expect(words.subarray(0, FIRST_ELEMENT).some((word) => word !== 0)).toBe(true);
    expect(words.subarray(FIRST_ELEMENT).some((word) => word !== 0)).toBe(false);
  });

  it("leave no memory behind: a thousand runs one after the other", () => {
    const experiment = experimentOf({ model: { depth: 2, hidden_features: 64 } });
    for (let run = 0; run < 1000; run++) createTrainer(experiment, [], simd()).trainStep();
  });
});
