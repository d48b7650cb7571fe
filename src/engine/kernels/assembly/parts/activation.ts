/**
 * An activation function over four elements; `slope` is negative_slope in every lane. The kernels below take one as
 * their type, so that its arithmetic is inlined in their loop.
 */
@unmanaged
export abstract class Activation {
  /** φ(x). */
  abstract forward(x: v128, slope: v128): v128;
  /** dy·φ′(x), y = φ(x). */
  abstract backward(dy: v128, x: v128, y: v128, slope: v128): v128;
}

/**
 * Bytes of four vectors, which go through a loop abreast: a polynomial waits for each of its steps, and four of them
 * fill the waiting time. No store stands between their arithmetic, so that V8 may mix the four.
 */
const BLOCK: usize = 64;

/** Blocks that the end of a tensor is copied to, and its results from, so that nothing beyond it is touched. */
const endOfX = memory.data(64, 16);
const endOfY = memory.data(64, 16);
const endOfDy = memory.data(64, 16);

/** y = φ(x). */
export function forward<T extends Activation>(y: i32, x: i32, length: i32, negative_slope: f64): void {
  const bytes = <usize>length << 2;
  const full = bytes & ~(BLOCK - 1);
  const rest = bytes - full;
  const from = <usize>x << 2;
  const to = <usize>y << 2;
  forwardBlocks<T>(to, from, full, negative_slope);
  if (rest == 0) return;
  copyEnd(endOfX, from + full, rest);
  forwardBlocks<T>(endOfX, endOfX, BLOCK, negative_slope);
  copyEnd(to + full, endOfX, rest);
}

/** dx = dy·φ′(x). */
export function backward<T extends Activation>(
  dx: i32,
  dy: i32,
  x: i32,
  y: i32,
  length: i32,
  negative_slope: f64,
): void {
  const bytes = <usize>length << 2;
  const full = bytes & ~(BLOCK - 1);
  const rest = bytes - full;
  const to = <usize>dx << 2;
  const fromDy = <usize>dy << 2;
  const fromX = <usize>x << 2;
  const fromY = <usize>y << 2;
  backwardBlocks<T>(to, fromDy, fromX, fromY, full, negative_slope);
  if (rest == 0) return;
  copyEnd(endOfDy, fromDy + full, rest);
  copyEnd(endOfX, fromX + full, rest);
  copyEnd(endOfY, fromY + full, rest);
  backwardBlocks<T>(endOfDy, endOfDy, endOfX, endOfY, BLOCK, negative_slope);
  copyEnd(to + full, endOfDy, rest);
}

function forwardBlocks<T extends Activation>(y: usize, x: usize, bytes: usize, negative_slope: f64): void {
  const phi = changetype<T>(0);
  const slope = f32x4.splat(<f32>negative_slope);
  const end = x + bytes;
  for (; x < end; x += BLOCK, y += BLOCK) {
    const x0 = v128.load(x);
    const x1 = v128.load(x, 16);
    const x2 = v128.load(x, 32);
    const x3 = v128.load(x, 48);
    const y0 = phi.forward(x0, slope);
    const y1 = phi.forward(x1, slope);
    const y2 = phi.forward(x2, slope);
    const y3 = phi.forward(x3, slope);
    v128.store(y, y0);
    v128.store(y, y1, 16);
    v128.store(y, y2, 32);
    v128.store(y, y3, 48);
  }
}

function backwardBlocks<T extends Activation>(
  dx: usize,
  dy: usize,
  x: usize,
  y: usize,
  bytes: usize,
  negative_slope: f64,
): void {
  const phi = changetype<T>(0);
  const slope = f32x4.splat(<f32>negative_slope);
  for (let i: usize = 0; i < bytes; i += BLOCK) {
    const dx0 = phi.backward(v128.load(dy + i), v128.load(x + i), v128.load(y + i), slope);
    const dx1 = phi.backward(v128.load(dy + i, 16), v128.load(x + i, 16), v128.load(y + i, 16), slope);
    const dx2 = phi.backward(v128.load(dy + i, 32), v128.load(x + i, 32), v128.load(y + i, 32), slope);
    const dx3 = phi.backward(v128.load(dy + i, 48), v128.load(x + i, 48), v128.load(y + i, 48), slope);
    v128.store(dx + i, dx0);
    v128.store(dx + i, dx1, 16);
    v128.store(dx + i, dx2, 32);
    v128.store(dx + i, dx3, 48);
  }
}

/** Fewer than 64 bytes, element by element. */
function copyEnd(to: usize, from: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 4) store<f32>(to + i, load<f32>(from + i));
}
