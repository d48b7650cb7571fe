/** A straight line through the logarithms of the error signal, ‖∂L/∂h_2‖ … ‖∂L/∂h_{L−1}‖. */
export interface FittedSlope {
  /** exp of minus the slope: the growth per layer toward the input. */
  readonly growth: number;
  /** Standard error of its logarithm, from the residuals about the line; 0 where the line meets every point. */
  readonly standardError: number;
}

/**
 * Least squares over the inner layers, beside the end-point growth of growth.ts. Neighbouring layers share the noise of all
 * the layers behind them, so the points do not scatter independently: the standard error says how straight the curve is,
 * not how far another network's slope may lie (that is theoryAgreement's band).
 *
 * @param signals ‖∂L/∂h_1‖ … ‖∂L/∂h_L‖
 * @returns null where L < 5 (three points make the first line that can miss one) or a norm is 0 or not finite
 */
export function fittedSlope(signals: readonly number[]): FittedSlope | null {
  const y = signals.slice(1, -1).map(Math.log);
  const count = y.length;
  if (count < 3 || !y.every(Number.isFinite)) return null;
  const middle = (count - 1) / 2;
  const mean = y.reduce((sum, each) => sum + each, 0) / count;
  const spread = (count * (count * count - 1)) / 12;
  const slope = y.reduce((sum, each, l) => sum + (l - middle) * (each - mean), 0) / spread;
  const residual = y.reduce((sum, each, l) => sum + (each - mean - slope * (l - middle)) ** 2, 0);
  return { growth: Math.exp(-slope), standardError: Math.sqrt(residual / (count - 2) / spread) };
}
