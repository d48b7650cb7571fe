/**
 * Four float32, or the first `count` < 4 of them and zeros: a loop over whole vectors says 4, which leaves a plain
 * load, and the end of a tensor what remains, so that both run through the same arithmetic.
 */
@inline
export function loadLanes(at: usize, count: i32): v128 {
  return count == 4 ? v128.load(at) : loadTail(at, count);
}

/** Stores the first `count` lanes and nothing beyond. */
@inline
export function storeLanes(at: usize, values: v128, count: i32): void {
  if (count == 4) v128.store(at, values);
  else storeTail(at, values, count);
}

function loadTail(at: usize, count: i32): v128 {
  let values = v128.load32_zero(at);
  if (count > 1) values = v128.load32_lane(at, values, 1, 4);
  if (count > 2) values = v128.load32_lane(at, values, 2, 8);
  return values;
}

function storeTail(at: usize, values: v128, count: i32): void {
  v128.store32_lane(at, values, 0);
  if (count > 1) v128.store32_lane(at, values, 1, 4);
  if (count > 2) v128.store32_lane(at, values, 2, 8);
}
