import { coefficient, decayed } from "./parts/optimizerStep";
import { loadLanes, storeLanes } from "./parts/tail";

/** The scalars behind c, as AdagradCoefficient. */
const MINUS_LR = 0;
const WEIGHT_DECAY = 1;
const EPS = 2;

/** s ← s + g²; θ ← θ + (−lr·g)/(√s + eps). */
export function adagradStep(theta: i32, g: i32, s: i32, length: i32, c: i32): void {
  const whole = length & ~3;
  for (let i = 0; i < whole; i += 4) adagradLanes(theta + i, g + i, s + i, c, 4);
  if (whole < length) adagradLanes(theta + whole, g + whole, s + whole, c, length - whole);
}

@inline
function adagradLanes(theta: i32, g: i32, s: i32, c: i32, count: i32): void {
  const value = loadLanes(<usize>theta << 2, count);
  const d = decayed(loadLanes(<usize>g << 2, count), coefficient(c, WEIGHT_DECAY), value);
  const sum = f32x4.add(loadLanes(<usize>s << 2, count), f32x4.mul(d, d));
  storeLanes(<usize>s << 2, sum, count);
  const denominator = f32x4.add(f32x4.sqrt(sum), coefficient(c, EPS));
  const step = f32x4.div(f32x4.mul(coefficient(c, MINUS_LR), d), denominator);
  storeLanes(<usize>theta << 2, f32x4.add(value, step), count);
}
