/** F.one_hot: row `row` of a row-major (rows, classes) becomes 1 at `chosen` and 0 elsewhere. */
export function oneHot(out: Float32Array, row: number, classes: number, chosen: number): void {
  out.fill(0, row * classes, (row + 1) * classes);
  out[row * classes + chosen] = 1;
}
