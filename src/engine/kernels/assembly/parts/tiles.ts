import { storeLanes } from "./tail";

/**
 * Blocks of the product C[i][j] = Σ_k A[i][k]·B[k][j] (+ bias[j], last, where its address is not 0). Each output has one
 * accumulator, which takes the products in the order of k, from +0 or, where `goesOn`, from what C holds of the k before:
 * lanes are neighbouring j, so that a vector of B meets one element of A at a time.
 *
 * Addresses and strides are in bytes: of A from row to row (ai) and from k to k (ak), of B from k to k (bk), of C from
 * row to row (ci). The rows of B and C are contiguous.
 *
 * Two rows of 16 columns: eight accumulators hide the latency of the sums and leave registers for what is loaded, and the
 * addresses need few integers. Larger tiles spill, and a loop that takes several k at a time is no faster.
 */

@inline
function multiplyAdd(sum: v128, a: v128, b: v128): v128 {
  return f32x4.add(sum, f32x4.mul(a, b));
}

export function tile2x16(
  c: usize,
  ci: usize,
  a: usize,
  ai: usize,
  ak: usize,
  b: usize,
  bk: usize,
  bias: usize,
  K: i32,
  goesOn: bool,
): void {
  let c00 = f32x4.splat(0);
  let c01 = c00;
  let c02 = c00;
  let c03 = c00;
  let c10 = c00;
  let c11 = c00;
  let c12 = c00;
  let c13 = c00;
  if (goesOn) {
    c00 = v128.load(c);
    c01 = v128.load(c, 16);
    c02 = v128.load(c, 32);
    c03 = v128.load(c, 48);
    c10 = v128.load(c + ci);
    c11 = v128.load(c + ci, 16);
    c12 = v128.load(c + ci, 32);
    c13 = v128.load(c + ci, 48);
  }
  for (; K > 0; K--) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const b2 = v128.load(b, 32);
    const b3 = v128.load(b, 48);
    let x = v128.load32_splat(a);
    c00 = multiplyAdd(c00, x, b0);
    c01 = multiplyAdd(c01, x, b1);
    c02 = multiplyAdd(c02, x, b2);
    c03 = multiplyAdd(c03, x, b3);
    x = v128.load32_splat(a + ai);
    c10 = multiplyAdd(c10, x, b0);
    c11 = multiplyAdd(c11, x, b1);
    c12 = multiplyAdd(c12, x, b2);
    c13 = multiplyAdd(c13, x, b3);
    a += ak;
    b += bk;
  }
  if (bias != 0) {
    const d0 = v128.load(bias);
    const d1 = v128.load(bias, 16);
    const d2 = v128.load(bias, 32);
    const d3 = v128.load(bias, 48);
    c00 = f32x4.add(c00, d0);
    c01 = f32x4.add(c01, d1);
    c02 = f32x4.add(c02, d2);
    c03 = f32x4.add(c03, d3);
    c10 = f32x4.add(c10, d0);
    c11 = f32x4.add(c11, d1);
    c12 = f32x4.add(c12, d2);
    c13 = f32x4.add(c13, d3);
  }
  store16(c, c00, c01, c02, c03);
  store16(c + ci, c10, c11, c12, c13);
}

/** One row of 16 columns. */
export function tile1x16(c: usize, a: usize, ak: usize, b: usize, bk: usize, bias: usize, K: i32, goesOn: bool): void {
  let c0 = f32x4.splat(0);
  let c1 = c0;
  let c2 = c0;
  let c3 = c0;
  if (goesOn) {
    c0 = v128.load(c);
    c1 = v128.load(c, 16);
    c2 = v128.load(c, 32);
    c3 = v128.load(c, 48);
  }
  for (; K > 0; K--) {
    const x = v128.load32_splat(a);
    c0 = multiplyAdd(c0, x, v128.load(b));
    c1 = multiplyAdd(c1, x, v128.load(b, 16));
    c2 = multiplyAdd(c2, x, v128.load(b, 32));
    c3 = multiplyAdd(c3, x, v128.load(b, 48));
    a += ak;
    b += bk;
  }
  if (bias != 0) {
    c0 = f32x4.add(c0, v128.load(bias));
    c1 = f32x4.add(c1, v128.load(bias, 16));
    c2 = f32x4.add(c2, v128.load(bias, 32));
    c3 = f32x4.add(c3, v128.load(bias, 48));
  }
  store16(c, c0, c1, c2, c3);
}

/**
 * Four rows of `columns` ≤ 4 columns. B, bias and C are read four wide all the same: what lies behind their rows ends in
 * lanes that nobody stores.
 */
export function tile4x4(
  c: usize,
  ci: usize,
  a: usize,
  ai: usize,
  ak: usize,
  b: usize,
  bk: usize,
  bias: usize,
  K: i32,
  goesOn: bool,
  columns: i32,
): void {
  let c0 = f32x4.splat(0);
  let c1 = c0;
  let c2 = c0;
  let c3 = c0;
  if (goesOn) {
    c0 = v128.load(c);
    c1 = v128.load(c + ci);
    c2 = v128.load(c + 2 * ci);
    c3 = v128.load(c + 3 * ci);
  }
  for (; K > 0; K--) {
    const x = v128.load(b);
    c0 = multiplyAdd(c0, v128.load32_splat(a), x);
    c1 = multiplyAdd(c1, v128.load32_splat(a + ai), x);
    c2 = multiplyAdd(c2, v128.load32_splat(a + 2 * ai), x);
    c3 = multiplyAdd(c3, v128.load32_splat(a + 3 * ai), x);
    a += ak;
    b += bk;
  }
  if (bias != 0) {
    const d = v128.load(bias);
    c0 = f32x4.add(c0, d);
    c1 = f32x4.add(c1, d);
    c2 = f32x4.add(c2, d);
    c3 = f32x4.add(c3, d);
  }
  storeLanes(c, c0, columns);
  storeLanes(c + ci, c1, columns);
  storeLanes(c + 2 * ci, c2, columns);
  storeLanes(c + 3 * ci, c3, columns);
}

/** One row of `columns` ≤ 4 columns, as tile4x4. */
export function tile1x4(
  c: usize,
  a: usize,
  ak: usize,
  b: usize,
  bk: usize,
  bias: usize,
  K: i32,
  goesOn: bool,
  columns: i32,
): void {
  let sum = goesOn ? v128.load(c) : f32x4.splat(0);
  for (; K > 0; K--) {
    sum = multiplyAdd(sum, v128.load32_splat(a), v128.load(b));
    a += ak;
    b += bk;
  }
  if (bias != 0) sum = f32x4.add(sum, v128.load(bias));
  storeLanes(c, sum, columns);
}

@inline
function store16(c: usize, c0: v128, c1: v128, c2: v128, c3: v128): void {
  v128.store(c, c0);
  v128.store(c, c1, 16);
  v128.store(c, c2, 32);
  v128.store(c, c3, 48);
}
