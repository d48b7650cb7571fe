/** Steps in which the estimate may stand still before it counts as found. */
const STANDSTILL = 3;
/** Below it, relative to the whole, a change is rounding. */
const ROUNDING = 1e-15;

/**
 * The largest singular value of an (n, n) matrix A, row-major, in float64: √ of the largest eigenvalue of AᵀA by Lanczos'
 * iteration, each vector made orthogonal to all before it, twice (Golub & Van Loan, §10.3). It ends when the largest
 * eigenvalue of the tridiagonal matrix stands still, at the latest after n steps, when it is exact. NaN where A holds NaN,
 * Inf where it holds an Inf and no NaN. Leaves A alone.
 */
export function planSingularValue(n: number): (A: Float64Array) => number {
  /** (steps, n): the Lanczos vectors. */
  const V = new Float64Array(n * n);
  const Av = new Float64Array(n);
  const w = new Float64Array(n);
  /** The tridiagonal matrix: its diagonal, and the squares beside it. */
  const alpha = new Float64Array(n);
  const betaSquared = new Float64Array(n);

  return (A) => {
    const largest = largestMagnitude(A);
    if (!Number.isFinite(largest) || largest === 0) return largest;
    startVector(V, n);
    let found = 0;
    let still = 0;
    for (let k = 0; k < n; k++) {
      multiply(A, V, k * n, Av, n);
      multiplyTransposed(A, Av, w, n);
      alpha[k] = dot(V, k * n, w, n);
      orthogonalize(w, V, k + 1, n);
      orthogonalize(w, V, k + 1, n);
      const theta = largestEigenvalue(alpha, betaSquared, k + 1);
      still = Math.abs(theta - found) <= ROUNDING * theta ? still + 1 : 0;
      found = theta;
      const beta = Math.sqrt(dot(w, 0, w, n));
      if (still === STANDSTILL || k + 1 === n || beta <= ROUNDING * theta) break;
      betaSquared[k + 1] = beta * beta;
      for (let i = 0; i < n; i++) V[(k + 1) * n + i] = (w[i] as number) / beta;
    }
    return Math.sqrt(found);
  };
}

function largestMagnitude(A: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < A.length; i++) {
    const magnitude = Math.abs(A[i] as number);
    if (Number.isNaN(magnitude)) return magnitude;
    if (magnitude > largest) largest = magnitude;
  }
  return largest;
}

/** A unit vector without a structure that a matrix might share: the fractions of the multiples of the golden ratio. */
function startVector(V: Float64Array, n: number): void {
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const multiple = (i + 1) * 0.6180339887498949;
    const value = multiple - Math.floor(multiple) - 0.45;
    V[i] = value;
    squares += value * value;
  }
  for (let i = 0; i < n; i++) V[i] = (V[i] as number) / Math.sqrt(squares);
}

function multiply(A: Float64Array, x: Float64Array, first: number, y: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += (A[i * n + j] as number) * (x[first + j] as number);
    y[i] = sum;
  }
}

function multiplyTransposed(A: Float64Array, x: Float64Array, y: Float64Array, n: number): void {
  y.fill(0);
  for (let i = 0; i < n; i++) {
    const factor = x[i] as number;
    for (let j = 0; j < n; j++) y[j] = (y[j] as number) + (A[i * n + j] as number) * factor;
  }
}

function dot(x: Float64Array, first: number, y: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (x[first + i] as number) * (y[i] as number);
  return sum;
}

/** Takes from w its parts along the first `count` rows of V, which are orthonormal. */
function orthogonalize(w: Float64Array, V: Float64Array, count: number, n: number): void {
  for (let k = 0; k < count; k++) {
    const part = dot(V, k * n, w, n);
    for (let i = 0; i < n; i++) w[i] = (w[i] as number) - part * (V[k * n + i] as number);
  }
}

/** Of the symmetric tridiagonal matrix of the first `size` rows, by bisection: below θ lie as many as Sturm's sequence has negative terms. */
function largestEigenvalue(alpha: Float64Array, betaSquared: Float64Array, size: number): number {
  let high = 0;
  for (let i = 0; i < size; i++) {
    const before = i > 0 ? Math.sqrt(betaSquared[i] as number) : 0;
    const behind = i + 1 < size ? Math.sqrt(betaSquared[i + 1] as number) : 0;
    high = Math.max(high, (alpha[i] as number) + before + behind);
  }
  let low = alpha[0] as number;
  for (;;) {
    const middle = 0.5 * (low + high);
    if (middle <= low || middle >= high) return high;
    if (allBelow(alpha, betaSquared, size, middle)) high = middle;
    else low = middle;
  }
}

function allBelow(alpha: Float64Array, betaSquared: Float64Array, size: number, theta: number): boolean {
  let term = 1;
  for (let i = 0; i < size; i++) {
    const beside = i === 0 ? 0 : (betaSquared[i] as number) / term;
    term = (alpha[i] as number) - theta - beside;
    if (!(term < 0)) return false;
  }
  return true;
}
