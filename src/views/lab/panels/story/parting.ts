import { type Recorded, valueAt } from "../../../../diagnosis/recorded.ts";

/** Steps that are compared at most. */
export const TWIN_STEPS = 64;
/** The relative difference from which on figures are not the same: that of PyTorch's own acceptance here. */
const TOLERANCE = 1e-3;

export type Chaos =
  | { readonly kind: "parts"; readonly step: number }
  | { readonly kind: "agrees"; readonly steps: number };

/**
 * The first step at which loss or norm of two runs differ by more than a thousandth; `agrees`: none of those that both
 * have. null: nothing to compare.
 */
export function parting(one: Recorded | null, other: Recorded | null): Chaos | null {
  if (one === null || other === null || one.stride !== 1 || other.stride !== 1) return null;
  const steps = Math.min(one.steps, other.steps, TWIN_STEPS);
  for (let step = 0; step < steps; step++) {
    const differs = (["loss", "total_norm_f64"] as const).some((quantity) =>
      apart(valueAt(one, quantity, step), valueAt(other, quantity, step)),
    );
    if (differs) return { kind: "parts", step };
  }
  return steps === 0 ? null : { kind: "agrees", steps };
}

/** What is not finite in both is the same. */
function apart(a: number | null, b: number | null): boolean {
  if (a === null || b === null || (!Number.isFinite(a) && !Number.isFinite(b))) return false;
  return !(Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b)));
}
