import { average, averageSquare, coefficient, decayed, fused } from "./parts/optimizerStep";
import { loadLanes, storeLanes } from "./parts/tail";

/** The scalars behind c, as RmspropCoefficient. */
const MINUS_LR = 0;
const WEIGHT_DECAY = 1;
const ALPHA = 2;
const ONE_MINUS_ALPHA = 3;
const EPS = 4;
const MOMENTUM = 5;

/** θ ← θ + (−lr·g)/r, or, with momentum, b ← μb + g/r and θ ← θ − lr·b; r = √v + eps, or √(v − ḡ²) + eps. */
export function rmspropStep(theta: i32, g: i32, v: i32, buffer: i32, mean: i32, length: i32, c: i32): void {
  const whole = length & ~3;
  for (let i = 0; i < whole; i += 4) rmspropLanes(theta + i, g + i, v + i, buffer, mean, i, c, 4);
  const rest = length - whole;
  if (rest > 0) rmspropLanes(theta + whole, g + whole, v + whole, buffer, mean, whole, c, rest);
}

@inline
function rmspropLanes(theta: i32, g: i32, v: i32, buffer: i32, mean: i32, i: i32, c: i32, count: i32): void {
  const value = loadLanes(<usize>theta << 2, count);
  const minusLr = coefficient(c, MINUS_LR);
  const alpha = coefficient(c, ALPHA);
  const oneMinusAlpha = coefficient(c, ONE_MINUS_ALPHA);
  const d = decayed(loadLanes(<usize>g << 2, count), coefficient(c, WEIGHT_DECAY), value);
  const square = averageSquare(loadLanes(<usize>v << 2, count), alpha, d, oneMinusAlpha);
  storeLanes(<usize>v << 2, square, count);
  let variance = square;
  if (mean >= 0) {
    const at = <usize>(mean + i) << 2;
    const centre = average(loadLanes(at, count), alpha, d, oneMinusAlpha);
    storeLanes(at, centre, count);
    variance = fused(f32x4.neg(centre), centre, square);
  }
  const rms = f32x4.add(f32x4.sqrt(variance), coefficient(c, EPS));
  if (buffer < 0) {
    storeLanes(<usize>theta << 2, f32x4.add(value, f32x4.div(f32x4.mul(minusLr, d), rms)), count);
  } else {
    const at = <usize>(buffer + i) << 2;
    const velocity = f32x4.add(f32x4.mul(loadLanes(at, count), coefficient(c, MOMENTUM)), f32x4.div(d, rms));
    storeLanes(at, velocity, count);
    storeLanes(<usize>theta << 2, fused(minusLr, velocity, value), count);
  }
}
