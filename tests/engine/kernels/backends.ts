import type { KernelsBackend } from "../../../src/engine/kernels/kernels.ts";
import { referenceBackend } from "../../../src/engine/kernels/reference/referenceKernels.ts";

/** Every implementation of the kernels: all must pass the same tests, bit for bit. */
export const backends: readonly KernelsBackend[] = [referenceBackend];
