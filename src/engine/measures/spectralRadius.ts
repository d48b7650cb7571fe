import { reduceToHessenberg } from "./hessenberg.ts";

const EPS = 2.220446049250313e-16;
/** Iterations for one eigenvalue; a few are usual. */
const MOST_ITERATIONS = 300;

/**
 * The spectral radius max |λ| of an (n, n) matrix, row-major, in float64: Hessenberg form, then Francis' QR iteration with
 * double shifts, eigenvalues alone (Golub & Van Loan, §7.5; EISPACK's hqr). Complex pairs, which a power iteration does not
 * find, are as good as real ones. The error is a few roundings of the matrix's norm for a matrix that is not near a defective
 * one. NaN where the matrix holds Inf or NaN, and where the iteration does not come to an end. Overwrites the matrix.
 */
export function planSpectralRadius(n: number): (A: Float64Array) => number {
  const v = new Float64Array(n);
  const sums = new Float64Array(n);
  return (A) => {
    for (let i = 0; i < A.length; i++) if (!Number.isFinite(A[i])) return Number.NaN;
    reduceToHessenberg(A, n, v, sums);
    return largestEigenvalue(A, n);
  };
}

/** max |λ| of the upper Hessenberg matrix H, which is deflated from the bottom, one eigenvalue or one pair after the other. */
function largestEigenvalue(H: Float64Array, n: number): number {
  const scale = absoluteSum(H, n);
  if (scale === 0) return 0;
  let largest = 0;
  let last = n - 1;
  let iterations = 0;
  while (last >= 0) {
    const first = startOfBlock(H, n, last, scale);
    if (first === last) {
      largest = Math.max(largest, Math.abs(H[last * n + last] as number));
      last -= 1;
      iterations = 0;
    } else if (first === last - 1) {
      largest = Math.max(largest, largestOfPair(H, n, last));
      last -= 2;
      iterations = 0;
    } else {
      if (iterations === MOST_ITERATIONS) return Number.NaN;
      iterations += 1;
      francisStep(H, n, first, last, iterations % 10 === 0);
    }
  }
  return largest;
}

function absoluteSum(H: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n * n; i++) sum += Math.abs(H[i] as number);
  return sum;
}

/** The first row of the lowest block that has no negligible element below its diagonal; what is negligible becomes 0. */
function startOfBlock(H: Float64Array, n: number, last: number, scale: number): number {
  for (let l = last; l > 0; l--) {
    const beside = Math.abs(H[(l - 1) * n + l - 1] as number) + Math.abs(H[l * n + l] as number);
    if (Math.abs(H[l * n + l - 1] as number) < EPS * (beside === 0 ? scale : beside)) {
      H[l * n + l - 1] = 0;
      return l;
    }
  }
  return 0;
}

/** The larger |λ| of the two by two block that ends in row `last`. */
function largestOfPair(H: Float64Array, n: number, last: number): number {
  const a = H[(last - 1) * n + last - 1] as number;
  const d = H[last * n + last] as number;
  const product = (H[last * n + last - 1] as number) * (H[(last - 1) * n + last] as number);
  const half = 0.5 * (a - d);
  const q = half * half + product;
  const centre = 0.5 * (a + d);
  if (q < 0) return Math.sqrt(centre * centre - q);
  return Math.abs(centre) + Math.sqrt(q);
}

/** One double-shifted QR step on rows and columns first..last, in place; `exceptional`: with a shift that breaks cycles. */
function francisStep(H: Float64Array, n: number, first: number, last: number, exceptional: boolean): void {
  let trace = (H[last * n + last] as number) + (H[(last - 1) * n + last - 1] as number);
  let determinant =
    (H[last * n + last] as number) * (H[(last - 1) * n + last - 1] as number) -
    (H[last * n + last - 1] as number) * (H[(last - 1) * n + last] as number);
  if (exceptional) {
    const size = Math.abs(H[last * n + last - 1] as number) + Math.abs(H[(last - 1) * n + last - 2] as number);
    trace = 1.5 * size;
    determinant = size * size;
  }
  const h00 = H[first * n + first] as number;
  const h10 = H[(first + 1) * n + first] as number;
  const h11 = H[(first + 1) * n + first + 1] as number;
  let x = h00 * h00 + (H[first * n + first + 1] as number) * h10 - trace * h00 + determinant;
  let y = h10 * (h00 + h11 - trace);
  let z = h10 * (H[(first + 2) * n + first + 1] as number);
  for (let k = first; k < last; k++) {
    const three = k < last - 1;
    reflect(H, n, k, first, last, x, y, three ? z : 0);
    x = H[(k + 1) * n + k] as number;
    if (k + 2 <= last) y = H[(k + 2) * n + k] as number;
    z = k + 3 <= last ? (H[(k + 3) * n + k] as number) : 0;
  }
}

/** Applies from both sides the reflection that turns (x, y, z), the rows k, k + 1, k + 2, into a multiple of the first. */
function reflect(
  H: Float64Array,
  n: number,
  k: number,
  first: number,
  last: number,
  x: number,
  y: number,
  z: number,
): void {
  const size = Math.abs(x) + Math.abs(y) + Math.abs(z);
  if (size === 0) return;
  const p = x / size;
  const q = y / size;
  const r = z / size;
  const s = p < 0 ? -Math.sqrt(p * p + q * q + r * r) : Math.sqrt(p * p + q * q + r * r);
  const v1 = q / (p + s);
  const v2 = r / (p + s);
  const tau = (p + s) / s;
  const three = k < last - 1;
  const row0 = k * n;
  const row1 = row0 + n;
  const row2 = row1 + n;
  for (let j = k > first ? k - 1 : k; j <= last; j++) {
    let sum = (H[row0 + j] as number) + v1 * (H[row1 + j] as number);
    if (three) sum += v2 * (H[row2 + j] as number);
    sum *= tau;
    H[row0 + j] = (H[row0 + j] as number) - sum;
    H[row1 + j] = (H[row1 + j] as number) - sum * v1;
    if (three) H[row2 + j] = (H[row2 + j] as number) - sum * v2;
  }
  if (k > first) {
    H[row1 + k - 1] = 0;
    if (three) H[row2 + k - 1] = 0;
  }
  const end = Math.min(last, k + 3);
  for (let i = first; i <= end; i++) {
    const at = i * n + k;
    let sum = (H[at] as number) + v1 * (H[at + 1] as number);
    if (three) sum += v2 * (H[at + 2] as number);
    sum *= tau;
    H[at] = (H[at] as number) - sum;
    H[at + 1] = (H[at + 1] as number) - sum * v1;
    if (three) H[at + 2] = (H[at + 2] as number) - sum * v2;
  }
}
