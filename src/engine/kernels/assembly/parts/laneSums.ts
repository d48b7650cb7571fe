import { rounded } from "./pairs";

/** The eight lanes of a sum, two to a vector: four chains of additions that do not wait for each other. */
export const LANES = 8;

/** A sum in float64. */
@unmanaged
export class Double {
  @inline
  add(sum: v128, terms: v128): v128 {
    return f64x2.add(sum, terms);
  }
}

/** A sum in float32 whose terms are not rounded: lane ← f(lane + term). */
@unmanaged
export class Single {
  @inline
  add(sum: v128, terms: v128): v128 {
    return rounded(f64x2.add(sum, terms));
  }
}

/**
 * The sum of `length` terms in the order of the contract: in lanes, then lane 0 takes the others in turn and after them
 * the remaining terms. Terms.of(a, b, c, count) gives, in float64, the terms of the `count` (2 or 1) elements at these
 * addresses; Precision is Double or Single.
 */
@inline
export function sumInLanes<Precision, Terms>(a: usize, b: usize, c: usize, length: i32): f64 {
  const precision = changetype<Precision>(0);
  const terms = changetype<Terms>(0);
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let i = length;
  for (; i >= LANES; i -= LANES) {
    s0 = precision.add(s0, terms.of(a, b, c, 2));
    s1 = precision.add(s1, terms.of(a + 8, b + 8, c + 8, 2));
    s2 = precision.add(s2, terms.of(a + 16, b + 16, c + 16, 2));
    s3 = precision.add(s3, terms.of(a + 24, b + 24, c + 24, 2));
    a += 32;
    b += 32;
    c += 32;
  }
  let sum = collect<Precision>(s0, s1, s2, s3);
  for (; i > 0; i--) {
    sum = precision.add(sum, terms.of(a, b, c, 1));
    a += 4;
    b += 4;
    c += 4;
  }
  return f64x2.extract_lane(sum, 0);
}

/** Lane 0 after it has taken lanes 1..7 in turn, in the lower half. */
@inline
export function collect<Precision>(s0: v128, s1: v128, s2: v128, s3: v128): v128 {
  const precision = changetype<Precision>(0);
  let sum = precision.add(s0, upper(s0));
  sum = precision.add(sum, s1);
  sum = precision.add(sum, upper(s1));
  sum = precision.add(sum, s2);
  sum = precision.add(sum, upper(s2));
  sum = precision.add(sum, s3);
  return precision.add(sum, upper(s3));
}

@inline
function upper(pair: v128): v128 {
  return v128.shuffle<f64>(pair, pair, 1, 1);
}
