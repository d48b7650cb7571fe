import { gammaOf } from "../measures/gammaOf.ts";
import type { ModelSpec } from "../network.ts";

/**
 * What the largest singular value of W_hh says of the gradient over time (Pascanu, Mikolov & Bengio 2013). The factor from
 * one time step to the one before is W_hhᵀ diag φ′, of norm at most γ·σ_max:
 * - "vanishes": σ_max < 1/γ, and every factor is below 1. Sufficient.
 * - "may_explode": σ_max ≥ 1/γ. Necessary for growth and not sufficient: units that saturate have slopes far below γ, and
 *   a product of matrices may shrink though each of them stretches some direction.
 */
type OverTime = "vanishes" | "may_explode";

export interface RecurrentLine {
  /** 1/γ, what σ_max is held against. */
  readonly line: number;
  /** γ·σ_max: no factor of ‖∂L/∂h_t‖ over the state alone is larger. */
  readonly bound: number;
  readonly overTime: OverTime;
}

/**
 * Where a recurrent matrix stands against 1/γ; null where the line means nothing: gated cells and perceptrons.
 *
 * @param sigmaMax the largest singular value of W_hh; |w| of the one-neuron network. NaN says nothing: null
 */
export function recurrentLine(model: ModelSpec, sigmaMax: number): RecurrentLine | null {
  const gamma = gammaOf(model);
  if (gamma === null || Number.isNaN(sigmaMax)) return null;
  const bound = gamma * sigmaMax;
  return { line: 1 / gamma, bound, overTime: bound < 1 ? "vanishes" : "may_explode" };
}
