/** Copies the targets of one time step, the first `length` of y, to every other one that y holds. */
export function repeatOverTime(y: Float32Array, length: number): void {
  for (let at = length; at < y.length; at += length) y.copyWithin(at, 0, length);
}
