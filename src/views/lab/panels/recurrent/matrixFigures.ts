import { columnOf, type Quantity } from "../../../../engine/quantities.ts";
import type { History } from "../../../../runs/history.ts";

/** The recurrent blocks at a step: each one's largest singular value and spectral radius. */
export interface MatrixFigures {
  readonly names: readonly string[];
  readonly sigma: readonly number[];
  readonly rho: readonly number[];
}

/** null: nothing recurrent is recorded, or no step. */
export function matrixFigures(history: History | null, step: number): MatrixFigures | null {
  if (history === null || step < 0 || step >= history.steps) return null;
  const names = history.layout.axes.recurrent;
  const of = (quantity: Quantity) => {
    const offset = columnOf(history.layout, quantity)?.offset;
    return offset === undefined ? [] : names.map((_, k) => history.at(step, offset + k));
  };
  const figures = { names, sigma: of("weight_hh_sigma_max"), rho: of("weight_hh_spectral_radius") };
  return figures.sigma.length === 0 ? null : figures;
}
