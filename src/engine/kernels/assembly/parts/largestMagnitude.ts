/**
 * The bits of the largest |x|, as an integer. Without their signs float32 are ordered as their bits are, from 0 over
 * Inf to the NaN, so that integers decide and a NaN needs no case of its own.
 */
export function largestMagnitude(x: usize, length: i32): i32 {
  const magnitude = i32x4.splat(0x7fffffff);
  let largest = i32x4.splat(0);
  let i = length;
  for (; i >= 4; i -= 4) {
    largest = i32x4.max_s(largest, v128.and(v128.load(x), magnitude));
    x += 16;
  }
  for (; i > 0; i--) {
    largest = i32x4.max_s(largest, v128.and(v128.load32_zero(x), magnitude));
    x += 4;
  }
  largest = i32x4.max_s(largest, v128.shuffle<i32>(largest, largest, 2, 3, 0, 1));
  largest = i32x4.max_s(largest, v128.shuffle<i32>(largest, largest, 1, 0, 3, 2));
  return i32x4.extract_lane(largest, 0);
}
