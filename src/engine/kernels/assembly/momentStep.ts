import { average, averageSquare, coefficient, decayed } from "./parts/optimizerStep";
import { loadLanes, storeLanes } from "./parts/tail";

/** The scalars behind c, as MomentCoefficient. */
const BETA1 = 0;
const ONE_MINUS_BETA1 = 1;
const BETA2 = 2;
const ONE_MINUS_BETA2 = 3;
const ROOT_CORRECTION2 = 4;
const EPS = 5;
const MINUS_STEP_SIZE = 6;
const WEIGHT_DECAY = 7;
const SHRINK = 8;

/** Adam's and AdamW's step: θ ← shrink·θ + (−step_size·m)/(√v/√(1 − β₂ᵗ) + eps), or with the largest v so far. */
export function momentStep(theta: i32, g: i32, m: i32, v: i32, largest: i32, length: i32, c: i32): void {
  const whole = length & ~3;
  for (let i = 0; i < whole; i += 4) momentLanes(theta + i, g + i, m + i, v + i, largest, i, c, 4);
  const rest = length - whole;
  if (rest > 0) momentLanes(theta + whole, g + whole, m + whole, v + whole, largest, whole, c, rest);
}

@inline
function momentLanes(theta: i32, g: i32, m: i32, v: i32, largest: i32, i: i32, c: i32, count: i32): void {
  const value = f32x4.mul(loadLanes(<usize>theta << 2, count), coefficient(c, SHRINK));
  const d = decayed(loadLanes(<usize>g << 2, count), coefficient(c, WEIGHT_DECAY), value);
  const mean = average(loadLanes(<usize>m << 2, count), coefficient(c, BETA1), d, coefficient(c, ONE_MINUS_BETA1));
  const before = loadLanes(<usize>v << 2, count);
  const square = averageSquare(before, coefficient(c, BETA2), d, coefficient(c, ONE_MINUS_BETA2));
  storeLanes(<usize>m << 2, mean, count);
  storeLanes(<usize>v << 2, square, count);
  let bound = square;
  if (largest >= 0) {
    const at = <usize>(largest + i) << 2;
    bound = f32x4.max(loadLanes(at, count), square);
    storeLanes(at, bound, count);
  }
  const root = f32x4.div(f32x4.sqrt(bound), coefficient(c, ROOT_CORRECTION2));
  const step = f32x4.div(f32x4.mul(coefficient(c, MINUS_STEP_SIZE), mean), f32x4.add(root, coefficient(c, EPS)));
  storeLanes(<usize>theta << 2, f32x4.add(value, step), count);
}
