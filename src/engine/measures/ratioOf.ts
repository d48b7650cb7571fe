/** part/whole of two norms, where nothing of nothing is 0: weights that are all 0 and stay so have an update of 0. */
export function ratioOf(part: number, whole: number): number {
  return part === 0 && whole === 0 ? 0 : part / whole;
}
