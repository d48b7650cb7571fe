import type { Kernels, KernelsBackend } from "../kernels.ts";
import { batchNormKernels } from "./batchNorm.ts";
import { crossEntropyKernels } from "./crossEntropy.ts";
import { elementwiseKernels } from "./elementwise.ts";
import { gruCellKernels } from "./gruCell.ts";
import { layerNormKernels } from "./layerNorm.ts";
import { linearKernels } from "./linear.ts";
import { lstmCellKernels } from "./lstmCell.ts";
import { mseKernels } from "./mse.ts";
import { normalKernels } from "./normal.ts";
import { optimizerStepKernels } from "./optimizerSteps.ts";
import { reductionKernels } from "./reductions.ts";

/** The kernels in plain TypeScript: what every other implementation must equal, bit for bit. */
function createReferenceKernels(memory: ArrayBuffer): Kernels {
  const m = new Float32Array(memory);
  return {
    memory,
    ...linearKernels(m),
    ...elementwiseKernels(m),
    ...batchNormKernels(m),
    ...layerNormKernels(m),
    ...lstmCellKernels(m),
    ...gruCellKernels(m),
    ...mseKernels(m),
    ...crossEntropyKernels(m),
    ...reductionKernels(m),
    ...optimizerStepKernels(m),
    ...normalKernels(m),
  };
}

export const referenceBackend: KernelsBackend = {
  name: "reference",
  createKernels: (bytes) => createReferenceKernels(new ArrayBuffer(bytes)),
};
