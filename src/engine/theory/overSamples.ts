/**
 * Factors of ‖∂L/∂h‖ over a batch from those of its kinds of sample, equally many of each and with equal gradients at the
 * last layer: squares add up, so the kind that grows most comes to decide. `squared[i][l]`: the factor of the squared
 * gradient of kind i between h_{l+1} and h_{l+2}.
 */
export function overSamples(squared: readonly (readonly number[])[]): number[] {
  const [{ length } = []] = squared;
  const factors = new Array<number>(length);
  let shares = squared.map(() => 1 / squared.length);
  for (let l = length - 1; l >= 0; l--) {
    const grown = squared.map((chain, i) => (shares[i] as number) * (chain[l] as number));
    const total = grown.reduce((sum, share) => sum + share, 0);
    factors[l] = Math.sqrt(total);
    shares = grown.map((share) => share / total);
  }
  return factors;
}
