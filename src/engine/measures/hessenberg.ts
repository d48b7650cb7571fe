/**
 * A becomes QᵀAQ, upper Hessenberg with the same eigenvalues, by Householder's reflections I − v vᵀ/h (Golub & Van Loan,
 * §7.4.2); what stands below the first subdiagonal is 0 afterwards. A is (n, n), row-major; `v` and `sums` have room for n
 * numbers.
 */
export function reduceToHessenberg(A: Float64Array, n: number, v: Float64Array, sums: Float64Array): void {
  for (let m = 1; m < n - 1; m++) {
    let scale = 0;
    for (let i = m; i < n; i++) scale += Math.abs(A[i * n + m - 1] as number);
    if (scale > 0) clearColumn(A, n, m, scale, v, sums);
  }
}

/** Clears column m − 1 below row m with one reflection on both sides. */
function clearColumn(A: Float64Array, n: number, m: number, scale: number, v: Float64Array, sums: Float64Array): void {
  let squares = 0;
  for (let i = m; i < n; i++) {
    const value = (A[i * n + m - 1] as number) / scale;
    v[i] = value;
    squares += value * value;
  }
  const head = v[m] as number;
  const norm = head > 0 ? -Math.sqrt(squares) : Math.sqrt(squares);
  const h = squares - head * norm;
  v[m] = head - norm;
  reflectRows(A, n, m, v, h, sums);
  reflectColumns(A, n, m, v, h);
  A[m * n + m - 1] = scale * norm;
  for (let i = m + 1; i < n; i++) A[i * n + m - 1] = 0;
}

function reflectRows(A: Float64Array, n: number, m: number, v: Float64Array, h: number, sums: Float64Array): void {
  sums.fill(0);
  for (let i = m; i < n; i++) {
    const factor = (v[i] as number) / h;
    for (let j = m; j < n; j++) sums[j] = (sums[j] as number) + factor * (A[i * n + j] as number);
  }
  for (let i = m; i < n; i++) {
    const factor = v[i] as number;
    for (let j = m; j < n; j++) A[i * n + j] = (A[i * n + j] as number) - factor * (sums[j] as number);
  }
}

function reflectColumns(A: Float64Array, n: number, m: number, v: Float64Array, h: number): void {
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = m; j < n; j++) sum += (A[i * n + j] as number) * (v[j] as number);
    sum /= h;
    for (let j = m; j < n; j++) A[i * n + j] = (A[i * n + j] as number) - sum * (v[j] as number);
  }
}
