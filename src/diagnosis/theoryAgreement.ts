import type { MeanField } from "../engine/theory/meanFieldOf.ts";
import { theoryGrowth } from "./growth.ts";

/** How a measured growth per layer stands to the predicted one. */
export interface TheoryAgreement {
  /** What a typical network of this width shows. */
  readonly centre: number;
  /** Between these lie about 95 of 100 networks that only chance tells apart. */
  readonly band: readonly [low: number, high: number];
  readonly agrees: boolean;
  /** measured/centre − 1. */
  readonly deviation: number;
}

/**
 * Whether `growth`, measured at initialization as growthPerLayer does, is what mean-field theory predicts for a network of
 * this width (docs/MEAN_FIELD.md). Null where there is no growth, or no layers to predict one over.
 */
export function theoryAgreement(
  growth: number | null,
  theory: Pick<MeanField, "factors" | "finiteWidth">,
): TheoryAgreement | null {
  const predicted = theoryGrowth(theory.factors);
  if (growth === null || predicted === null || theory.finiteWidth === null) return null;
  const { shift, deviation } = theory.finiteWidth;
  const centre = predicted * Math.exp(shift);
  const band = [centre * Math.exp(-2 * deviation), centre * Math.exp(2 * deviation)] as const;
  return { centre, band, agrees: band[0] <= growth && growth <= band[1], deviation: growth / centre - 1 };
}
