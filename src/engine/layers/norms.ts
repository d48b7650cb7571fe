import { batch_norm } from "./batchNorm.ts";
import { layer_norm } from "./layerNorm.ts";
import type { Norm } from "./norm.ts";

/** Every normalization that a hidden layer may have. */
export const norms = { batch_norm, layer_norm } as const satisfies Record<string, Norm>;

export type NormName = keyof typeof norms;
