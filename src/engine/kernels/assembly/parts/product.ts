import { tile1x16, tile1x4, tile2x16, tile4x4 } from "./tiles";

/** So many k at a time: what of A and B belongs to them stays in the first-level cache. */
const BLOCK = 128;

/**
 * C[i][j] = Σ_k A[i][k]·B[k][j] (+ bias[j]), (I, J) from (I, K) and (K, J): the three products of a dense layer are this
 * one. Strides in bytes and a bias of 0 as in tiles.ts.
 */
export function product(
  c: usize,
  ci: usize,
  a: usize,
  ai: usize,
  ak: usize,
  b: usize,
  bk: usize,
  bias: usize,
  I: i32,
  J: i32,
  K: i32,
): void {
  let goesOn = false;
  for (; K > BLOCK; K -= BLOCK) {
    block(c, ci, a, ai, ak, b, bk, 0, I, J, BLOCK, goesOn);
    a += BLOCK * ak;
    b += BLOCK * bk;
    goesOn = true;
  }
  block(c, ci, a, ai, ak, b, bk, bias, I, J, K, goesOn);
}

/** Column blocks are the outer loop: sixteen columns of B, a cache line wide, stay while every row of A passes by. */
function block(
  c: usize,
  ci: usize,
  a: usize,
  ai: usize,
  ak: usize,
  b: usize,
  bk: usize,
  bias: usize,
  I: i32,
  J: i32,
  K: i32,
  goesOn: bool,
): void {
  for (; J >= 16; J -= 16) {
    wide(c, ci, a, ai, ak, b, bk, bias, I, K, goesOn);
    c += 64;
    b += 64;
    if (bias != 0) bias += 64;
  }
  for (; J > 0; J -= 4) {
    narrow(c, ci, a, ai, ak, b, bk, bias, I, min(4, J), K, goesOn);
    c += 16;
    b += 16;
    if (bias != 0) bias += 16;
  }
}

/** All rows of 16 columns. */
function wide(
  c: usize,
  ci: usize,
  a: usize,
  ai: usize,
  ak: usize,
  b: usize,
  bk: usize,
  bias: usize,
  I: i32,
  K: i32,
  goesOn: bool,
): void {
  for (; I >= 2; I -= 2) {
    tile2x16(c, ci, a, ai, ak, b, bk, bias, K, goesOn);
    c += 2 * ci;
    a += 2 * ai;
  }
  if (I > 0) tile1x16(c, a, ak, b, bk, bias, K, goesOn);
}

/** All rows of `columns` ≤ 4 columns. */
function narrow(
  c: usize,
  ci: usize,
  a: usize,
  ai: usize,
  ak: usize,
  b: usize,
  bk: usize,
  bias: usize,
  I: i32,
  columns: i32,
  K: i32,
  goesOn: bool,
): void {
  for (; I >= 4; I -= 4) {
    tile4x4(c, ci, a, ai, ak, b, bk, bias, K, goesOn, columns);
    c += 4 * ci;
    a += 4 * ai;
  }
  for (; I > 0; I--) {
    tile1x4(c, a, ak, b, bk, bias, K, goesOn, columns);
    c += ci;
    a += ai;
  }
}
