import type { ModelSpec } from "../network.ts";
import type { TheorySpec } from "./ensemble.ts";
import { type FiniteWidth, finiteWidthOf } from "./finiteWidthOf.ts";
import { chi, fixedPoint } from "./meanField.ts";
import { type Described, described, factorsOf } from "./predictFactors.ts";
import type { TheoryGap } from "./theoryGap.ts";

/** What mean-field theory says of an experiment's hidden layers before the first step. Plain data. */
export interface MeanField {
  readonly holds: true;
  /** σ_w and σ_b of a hidden layer, as fan_in·Var W = σ_w². */
  readonly sigma_w: number;
  readonly sigma_b: number;
  /**
   * Plain layers alone: the fixed point of the pre-activations' variance, Infinity where it grows without bound, and
   * χ₁ = σ_w² E[φ′(√q* z)²] there, the factor of ‖∂L/∂h‖² per layer. 1 is the edge of chaos (Schoenholz et al. 2017).
   */
  readonly fixedPoint: { readonly qStar: number; readonly chi1: number; readonly growth: number } | null;
  /** ‖∂L/∂h_l‖/‖∂L/∂h_{l+1}‖ for l = 1 … L−1, for this depth and these inputs. */
  readonly factors: readonly number[];
  /** How a single network of this width differs; null for fewer than four hidden layers. */
  readonly finiteWidth: FiniteWidth | null;
}

/** Why there is none. */
export interface NoMeanField {
  readonly holds: false;
  readonly reason: TheoryGap;
}

/** The mean-field theory of an experiment, or why it says nothing. */
export function meanFieldOf(spec: TheorySpec<ModelSpec>): MeanField | NoMeanField {
  const description = described(spec);
  if (typeof description === "string") return { holds: false, reason: description };
  const factors = factorsOf(description);
  if (typeof factors === "string") return { holds: false, reason: factors };
  const { weight, bias } = description.ensemble;
  return {
    holds: true,
    sigma_w: Math.sqrt(weight),
    sigma_b: Math.sqrt(bias),
    fixedPoint: fixedPointOf(description),
    factors,
    finiteWidth: finiteWidthOf(description),
  };
}

function fixedPointOf({ model, phi, ensemble }: Described): MeanField["fixedPoint"] {
  if (model.residual || model.norm !== "none") return null;
  const sigma_w = Math.sqrt(ensemble.weight);
  const qStar = fixedPoint(phi, sigma_w, Math.sqrt(ensemble.bias));
  const chi1 = chi(phi, sigma_w, qStar);
  return { qStar, chi1, growth: Math.sqrt(chi1) };
}
