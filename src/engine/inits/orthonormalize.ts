/**
 * Gram and Schmidt's process in double, in place, on `count` vectors of `length` ≥ count, one behind the other. Each is
 * projected twice ("twice is enough", Giraud, Langou and Rozložník 2005). It is the QR factorization with a positive
 * diagonal of R, hence PyTorch's Q after its correction of signs.
 */
export function orthonormalize(vectors: Float64Array, count: number, length: number): void {
  for (let v = 0; v < count; v++) {
    const at = v * length;
    for (let pass = 0; pass < 2; pass++) {
      for (let u = 0; u < v; u++) subtractProjection(vectors, at, u * length, length);
    }
    const norm = Math.sqrt(dot(vectors, at, at, length));
    for (let k = at; k < at + length; k++) vectors[k] = (vectors[k] as number) / norm;
  }
}

/** x −= (q·x)·q for the unit vector q. */
function subtractProjection(vectors: Float64Array, x: number, q: number, length: number): void {
  const projection = dot(vectors, x, q, length);
  for (let k = 0; k < length; k++) {
    vectors[x + k] = (vectors[x + k] as number) - projection * (vectors[q + k] as number);
  }
}

/** x·y in four interleaved sums (k mod 4), which a processor adds side by side: (s0 + s1) + (s2 + s3). */
function dot(vectors: Float64Array, x: number, y: number, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let k = 0;
  for (; k + 3 < length; k += 4) {
    s0 += (vectors[x + k] as number) * (vectors[y + k] as number);
    s1 += (vectors[x + k + 1] as number) * (vectors[y + k + 1] as number);
    s2 += (vectors[x + k + 2] as number) * (vectors[y + k + 2] as number);
    s3 += (vectors[x + k + 3] as number) * (vectors[y + k + 3] as number);
  }
  for (; k < length; k++) s0 += (vectors[x + k] as number) * (vectors[y + k] as number);
  return s0 + s1 + (s2 + s3);
}
