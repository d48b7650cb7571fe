/**
 * The predicted line: log10 of the signal at hidden layer 1 … L, given its value `anchor` (log10) at layer L.
 * `factors`: ‖∂L/∂h_l‖/‖∂L/∂h_{l+1}‖ for l = 1 … L−1, multiplied from the last hidden layer back to the first.
 */
export function theoryLine(factors: readonly number[], anchor: number): Float64Array {
  const line = new Float64Array(factors.length + 1);
  line[factors.length] = anchor;
  for (let l = factors.length - 1; l >= 0; l--) line[l] = (line[l + 1] as number) + Math.log10(factors[l] as number);
  return line;
}

/** The geometric mean of the factors: the growth per layer that the line stands for. */
export function meanFactor(factors: readonly number[]): number {
  const sum = factors.reduce((logs, factor) => logs + Math.log(factor), 0);
  return Math.exp(sum / factors.length);
}

/** How far, in decades, a measured row lies from the line at the hidden layer where it is furthest; NaN where it is not finite. */
export function distance(line: Float64Array, row: Float64Array): number {
  let furthest = 0;
  for (let l = 0; l < line.length; l++) {
    const apart = Math.abs((row[l] as number) - (line[l] as number));
    if (!(apart <= furthest)) furthest = apart;
    if (Number.isNaN(apart)) return Number.NaN;
  }
  return furthest;
}
