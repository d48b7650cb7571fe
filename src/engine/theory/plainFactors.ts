import type { Ensemble } from "./ensemble.ts";
import { chi, type Nonlinearity, nextVariance } from "./meanField.ts";
import { overSamples } from "./overSamples.ts";

/** χ(q_2), χ(q_3), … along the recursion of q from the inputs' own q_1 on (Schoenholz et al. 2017). */
export function plainFactors(
  phi: Nonlinearity,
  ensemble: Ensemble,
  inputs: readonly number[],
  depth: number,
): number[] {
  const sigma_w = Math.sqrt(ensemble.weight);
  const sigma_b = Math.sqrt(ensemble.bias);
  return overSamples(
    inputs.map((square) => {
      let q = ensemble.firstWeight * square + ensemble.firstBias;
      return Array.from({ length: depth - 1 }, () => {
        q = nextVariance(phi, sigma_w, sigma_b, q);
        return chi(phi, sigma_w, q);
      });
    }),
  );
}
