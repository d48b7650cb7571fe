import { average, coefficient, decayed, fused } from "./parts/optimizerStep";
import { loadHalf, multiplyAdd, storePair } from "./parts/pairs";
import { loadLanes, storeLanes } from "./parts/tail";

/** The scalars behind c, as SgdCoefficient. */
const MINUS_LR = 0;
const WEIGHT_DECAY = 1;
const MOMENTUM = 2;
const UNDAMPENED = 3;
const NESTEROV = 4;

/**
 * θ ← θ − lr·d with d = g + λθ, or, with momentum, b ← μb + (1 − dampening)d and d + μb (Nesterov) or b in place of d.
 * Plain steps go in pairs, for they are little more than the conversion to float64 and back.
 */
export function sgdStep(theta: i32, g: i32, buffer: i32, length: i32, c: i32): void {
  if (buffer < 0) plain(<usize>theta << 2, <usize>g << 2, length, c);
  else withMomentum(<usize>theta << 2, <usize>g << 2, <usize>buffer << 2, length, c);
}

function plain(theta: usize, g: usize, length: i32, c: i32): void {
  const minusLr = f64x2.promote_low_f32x4(coefficient(c, MINUS_LR));
  const decay = coefficient(c, WEIGHT_DECAY);
  for (; length >= 2; length -= 2) {
    plainPair(theta, g, minusLr, decay, 2);
    theta += 8;
    g += 8;
  }
  if (length > 0) plainPair(theta, g, minusLr, decay, 1);
}

/** PyTorch fuses lr·d into the sum, so that it overflows only where the sum does. */
@inline
function plainPair(theta: usize, g: usize, minusLr: v128, decay: v128, count: i32): void {
  const value = loadHalf(theta, count);
  const d = decayed(loadHalf(g, count), decay, value);
  storePair(theta, multiplyAdd(minusLr, f64x2.promote_low_f32x4(d), f64x2.promote_low_f32x4(value)), count);
}

function withMomentum(theta: usize, g: usize, buffer: usize, length: i32, c: i32): void {
  for (; length >= 4; length -= 4) {
    momentumLanes(theta, g, buffer, c, 4);
    theta += 16;
    g += 16;
    buffer += 16;
  }
  if (length > 0) momentumLanes(theta, g, buffer, c, length);
}

@inline
function momentumLanes(theta: usize, g: usize, buffer: usize, c: i32, count: i32): void {
  const value = loadLanes(theta, count);
  const nesterov = coefficient(c, NESTEROV);
  let d = decayed(loadLanes(g, count), coefficient(c, WEIGHT_DECAY), value);
  const velocity = average(loadLanes(buffer, count), coefficient(c, MOMENTUM), d, coefficient(c, UNDAMPENED));
  storeLanes(buffer, velocity, count);
  d = f32x4.extract_lane(nesterov, 0) == 0 ? velocity : f32x4.add(d, f32x4.mul(velocity, nesterov));
  storeLanes(theta, fused(coefficient(c, MINUS_LR), d, value), count);
}
