/** `length` normal numbers, by the polar method: faster in JavaScript than what the peers draw themselves. */
export function gaussians(length) {
  const drawn = new Float32Array(length + 1);
  for (let i = 0; i < length; i += 2) {
    let u = 0;
    let v = 0;
    let s = 0;
    do {
      u = 2 * Math.random() - 1;
      v = 2 * Math.random() - 1;
      s = u * u + v * v;
    } while (s >= 1 || s === 0);
    const radius = Math.sqrt((-2 * Math.log(s)) / s);
    drawn[i] = u * radius;
    drawn[i + 1] = v * radius;
  }
  return drawn.subarray(0, length);
}
