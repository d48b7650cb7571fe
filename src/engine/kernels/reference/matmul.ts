/**
 * C[i][j] = Σ_k A[i][k]·B[j][k], each matrix with a stride per index: the three products of a dense layer are this one
 * with different strides. Four by four outputs are computed at a time to reuse what is loaded, yet each output has one
 * accumulator that takes its products in the order of k.
 *
 * All arguments but m count elements of m: c, a, b first elements; ci, cj, ai, ak, bj, bk strides.
 */
export function matmul(
  m: Float32Array,
  c: number,
  ci: number,
  cj: number,
  a: number,
  ai: number,
  ak: number,
  b: number,
  bj: number,
  bk: number,
  I: number,
  J: number,
  K: number,
): void {
  const fullI = I - (I % 4);
  const fullJ = J - (J % 4);
  for (let i = 0; i < fullI; i += 4) {
    const row = a + i * ai;
    const out = c + i * ci;
    for (let j = 0; j < fullJ; j += 4) block4x4(m, out + j * cj, ci, cj, row, ai, ak, b + j * bj, bj, bk, K);
    for (let j = fullJ; j < J; j++) block1x4(m, out + j * cj, ci, b + j * bj, bk, row, ai, ak, K);
  }
  for (let i = fullI; i < I; i++) {
    const row = a + i * ai;
    const out = c + i * ci;
    for (let j = 0; j < fullJ; j += 4) block1x4(m, out + j * cj, cj, row, ak, b + j * bj, bj, bk, K);
    for (let j = fullJ; j < J; j++) m[out + j * cj] = dot(m, row, ak, b + j * bj, bk, K);
  }
}

const f = Math.fround;

function block4x4(
  m: Float32Array,
  c: number,
  ci: number,
  cj: number,
  a: number,
  ai: number,
  ak: number,
  b: number,
  bj: number,
  bk: number,
  K: number,
): void {
  let c00 = f(0);
  let c01 = f(0);
  let c02 = f(0);
  let c03 = f(0);
  let c10 = f(0);
  let c11 = f(0);
  let c12 = f(0);
  let c13 = f(0);
  let c20 = f(0);
  let c21 = f(0);
  let c22 = f(0);
  let c23 = f(0);
  let c30 = f(0);
  let c31 = f(0);
  let c32 = f(0);
  let c33 = f(0);
  for (let k = 0; k < K; k++) {
    const b0 = m[b];
    const b1 = m[b + bj];
    const b2 = m[b + 2 * bj];
    const b3 = m[b + 3 * bj];
    const a0 = m[a];
    c00 = f(c00 + f(a0 * b0));
    c01 = f(c01 + f(a0 * b1));
    c02 = f(c02 + f(a0 * b2));
    c03 = f(c03 + f(a0 * b3));
    const a1 = m[a + ai];
    c10 = f(c10 + f(a1 * b0));
    c11 = f(c11 + f(a1 * b1));
    c12 = f(c12 + f(a1 * b2));
    c13 = f(c13 + f(a1 * b3));
    const a2 = m[a + 2 * ai];
    c20 = f(c20 + f(a2 * b0));
    c21 = f(c21 + f(a2 * b1));
    c22 = f(c22 + f(a2 * b2));
    c23 = f(c23 + f(a2 * b3));
    const a3 = m[a + 3 * ai];
    c30 = f(c30 + f(a3 * b0));
    c31 = f(c31 + f(a3 * b1));
    c32 = f(c32 + f(a3 * b2));
    c33 = f(c33 + f(a3 * b3));
    a += ak;
    b += bk;
  }
  write4(m, c, cj, c00, c01, c02, c03);
  write4(m, c + ci, cj, c10, c11, c12, c13);
  write4(m, c + 2 * ci, cj, c20, c21, c22, c23);
  write4(m, c + 3 * ci, cj, c30, c31, c32, c33);
}

/** One row of A with four of B. */
function block1x4(
  m: Float32Array,
  c: number,
  cj: number,
  a: number,
  ak: number,
  b: number,
  bj: number,
  bk: number,
  K: number,
): void {
  let c0 = f(0);
  let c1 = f(0);
  let c2 = f(0);
  let c3 = f(0);
  for (let k = 0; k < K; k++) {
    const a0 = m[a];
    c0 = f(c0 + f(a0 * m[b]));
    c1 = f(c1 + f(a0 * m[b + bj]));
    c2 = f(c2 + f(a0 * m[b + 2 * bj]));
    c3 = f(c3 + f(a0 * m[b + 3 * bj]));
    a += ak;
    b += bk;
  }
  write4(m, c, cj, c0, c1, c2, c3);
}

function dot(m: Float32Array, a: number, ak: number, b: number, bk: number, K: number): number {
  let sum = f(0);
  for (let k = 0; k < K; k++) sum = f(sum + f(m[a + k * ak] * m[b + k * bk]));
  return sum;
}

function write4(m: Float32Array, c: number, cj: number, c0: number, c1: number, c2: number, c3: number): void {
  m[c] = c0;
  m[c + cj] = c1;
  m[c + 2 * cj] = c2;
  m[c + 3 * cj] = c3;
}
