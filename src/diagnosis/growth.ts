/**
 * How much the error signal grows from layer to layer toward the input: (‖∂L/∂h_2‖/‖∂L/∂h_{L−1}‖)^(1/(L−3)), by the
 * end points rather than a fitted line, which spreads more. The outermost layers are left out: they are built
 * differently.
 *
 * @param signals ‖∂L/∂h_1‖ … ‖∂L/∂h_L‖
 * @returns null where L < 4 or the quotient says nothing (a norm that is 0 or not finite)
 */
export function growthPerLayer(signals: readonly number[]): number | null {
  const layers = signals.length;
  if (layers < 4) return null;
  const growth = ((signals[1] as number) / (signals[layers - 2] as number)) ** (1 / (layers - 3));
  return Number.isFinite(growth) && growth > 0 ? growth : null;
}

/**
 * What the mean-field theory predicts for `growthPerLayer`: the geometric mean of the factors between layers 2 and
 * L−1.
 *
 * @param factors ‖∂L/∂h_l‖/‖∂L/∂h_{l+1}‖ for l = 1 … L−1; null where the theory says nothing
 */
export function theoryGrowth(factors: readonly number[] | null): number | null {
  if (factors === null || factors.length < 3) return null;
  const inner = factors.slice(1, -1);
  return Math.exp(inner.reduce((sum, factor) => sum + Math.log(factor), 0) / inner.length);
}
