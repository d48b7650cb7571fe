import type { KernelsBackend } from "../../../src/engine/kernels/kernels.ts";
import { referenceBackend } from "../../../src/engine/kernels/reference/referenceKernels.ts";
import { simdBackend } from "../../../src/engine/kernels/simd/simdKernels.ts";

const simd = simdBackend();
if (simd === null) throw new Error("this Node has no WebAssembly SIMD: half of the contract would not be tested");

/** Every implementation of the kernels: all must pass the same tests, bit for bit. */
export const backends: readonly KernelsBackend[] = [referenceBackend, simd];
