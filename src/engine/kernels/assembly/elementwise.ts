import { loadLanes, storeLanes } from "./parts/tail";

/** y = h + scale·x. */
export function addScaled(y: i32, h: i32, x: i32, scale: f64, length: i32): void {
  const s = f32x4.splat(<f32>scale);
  let to = <usize>y << 2;
  let from = <usize>h << 2;
  let added = <usize>x << 2;
  for (; length >= 4; length -= 4) {
    addScaledLanes(to, from, added, s, 4);
    to += 16;
    from += 16;
    added += 16;
  }
  if (length > 0) addScaledLanes(to, from, added, s, length);
}

@inline
function addScaledLanes(y: usize, h: usize, x: usize, scale: v128, count: i32): void {
  storeLanes(y, f32x4.add(loadLanes(h, count), f32x4.mul(scale, loadLanes(x, count))), count);
}

/** y = factor·x. */
export function scale(y: i32, x: i32, factor: f64, length: i32): void {
  const s = f32x4.splat(<f32>factor);
  let to = <usize>y << 2;
  let from = <usize>x << 2;
  for (; length >= 4; length -= 4) {
    v128.store(to, f32x4.mul(v128.load(from), s));
    to += 16;
    from += 16;
  }
  if (length > 0) storeLanes(to, f32x4.mul(loadLanes(from, length), s), length);
}

/** x bounded to ±bound, bound ≥ 0. */
export function clamp(x: i32, bound: f64, length: i32): void {
  const high = f32x4.splat(<f32>bound);
  const low = f32x4.neg(high);
  let at = <usize>x << 2;
  for (; length >= 4; length -= 4) {
    v128.store(at, clamped(v128.load(at), low, high));
    at += 16;
  }
  if (length > 0) storeLanes(at, clamped(loadLanes(at, length), low, high), length);
}

/** pmin and pmax give their first operand unless the other one is beyond it: NaN stays. */
@inline
function clamped(x: v128, low: v128, high: v128): v128 {
  return f32x4.pmax(f32x4.pmin(x, high), low);
}

export function fill(x: i32, value: f64, length: i32): void {
  const values = f32x4.splat(<f32>value);
  let at = <usize>x << 2;
  for (; length >= 4; length -= 4) {
    v128.store(at, values);
    at += 16;
  }
  if (length > 0) storeLanes(at, values, length);
}

/** y = x. */
export function copy(y: i32, x: i32, length: i32): void {
  memory.copy(<usize>y << 2, <usize>x << 2, <usize>length << 2);
}
