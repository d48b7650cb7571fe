import { cross_entropy } from "./cross_entropy.ts";
import type { Loss } from "./loss.ts";
import { mse } from "./mse.ts";
import type { LossName } from "./names.ts";

/** Every loss that a network may be trained with. */
export const losses = { mse, cross_entropy } as const satisfies Record<LossName, Loss>;
