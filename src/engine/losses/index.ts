import type { Loss } from "./loss.ts";
import { mse } from "./mse.ts";

/** Every loss that a network may be trained with. */
export const losses = { mse } as const satisfies Record<string, Loss>;

export type LossName = keyof typeof losses;
