import { exp } from "./parts/exp";
import { log } from "./parts/log";
import { loadLanes, storeLanes } from "./parts/tail";

/** Eight float64 lanes, and behind them eight terms that fill no group of lanes. */
const lanes64 = memory.data(128);

/** −Σ target·log p / rows; prediction and target (rows, classes). */
export function crossEntropyForward(prediction: i32, target: i32, rows: i32, classes: i32): f32 {
  const length = rows * classes;
  const full = length & ~7;
  let x = <usize>prediction << 2;
  let y = <usize>target << 2;
  memory.fill(lanes64, 0, 128);
  for (let first = 0; first < length; first += classes) {
    const max = largest(x, classes);
    const logSum = logSumExp(x, max, classes);
    for (let i = first; i < first + classes; i++) {
      const term = load<f32>(y) * (load<f32>(x) - max - logSum);
      const lane = lanes64 + (<usize>(i & 7) << 3) + (i < full ? 0 : 64);
      store<f64>(lane, load<f64>(lane) + <f64>term);
      x += 4;
      y += 4;
    }
  }
  let sum: f64 = 0;
  for (let lane: usize = 0; lane < 128; lane += 8) sum += load<f64>(lanes64 + lane);
  return <f32>(<f64>-(<f32>sum) / <f64>rows);
}

/** dprediction = g − p·Σ g, g = −1/rows·target; all of them (rows, classes). */
export function crossEntropyBackward(dprediction: i32, prediction: i32, target: i32, rows: i32, classes: i32): void {
  const factor = -(<f32>(1 / <f64>rows));
  for (let first = 0; first < rows * classes; first += classes) {
    const x = <usize>(prediction + first) << 2;
    const y = <usize>(target + first) << 2;
    const max = largest(x, classes);
    const logSum = logSumExp(x, max, classes);
    const sum = sumInLanes<Weighted>(y, factor, classes);
    for (let j = 0; j < classes; j += 4) {
      const at = <usize>j << 2;
      const lanes = min(4, classes - j);
      const logits = f32x4.sub(loadLanes(x + at, lanes), f32x4.splat(max));
      const p = exp(f32x4.sub(logits, f32x4.splat(logSum)));
      const g = changetype<Weighted>(0).apply(loadLanes(y + at, lanes), f32x4.splat(factor));
      const dx = f32x4.sub(g, f32x4.mul(p, f32x4.splat(sum)));
      storeLanes((<usize>(dprediction + first) << 2) + at, dx, lanes);
    }
  }
}

/** The largest of a row of logits; a NaN is passed over. */
function largest(x: usize, classes: i32): f32 {
  let max: f32 = -Infinity;
  for (let j = 0; j < classes; j++) {
    const logit = load<f32>(x + (<usize>j << 2));
    if (logit > max) max = logit;
  }
  return max;
}

/** log Σ exp(x − max), NaN where a logit is NaN or max is infinite. */
function logSumExp(x: usize, max: f32, classes: i32): f32 {
  const sum = f32x4.splat(sumInLanes<ShiftedExp>(x, max, classes));
  return f32x4.extract_lane(log(sum), 0);
}

@unmanaged
abstract class Term {
  abstract apply(x: v128, parameter: v128): v128;
}

@unmanaged
class ShiftedExp extends Term {
  @inline
  apply(x: v128, max: v128): v128 {
    return exp(f32x4.sub(x, max));
  }
}

@unmanaged
class Weighted extends Term {
  @inline
  apply(x: v128, factor: v128): v128 {
    return f32x4.mul(factor, x);
  }
}

/** Σ term(x) over a row: two vectors are the eight lanes, the terms that fill no group come after them in turn. */
function sumInLanes<T extends Term>(x: usize, parameter: f32, classes: i32): f32 {
  const p = f32x4.splat(parameter);
  let low = f32x4.splat(0);
  let high = f32x4.splat(0);
  let j = 0;
  for (; j + 8 <= classes; j += 8) {
    low = f32x4.add(low, changetype<T>(0).apply(v128.load(x + (<usize>j << 2)), p));
    high = f32x4.add(high, changetype<T>(0).apply(v128.load(x + (<usize>j << 2), 16), p));
  }
  let sum = addInTurn(addInTurn(0, low, 4), high, 4);
  for (; j < classes; j += 4) {
    const lanes = min(4, classes - j);
    sum = addInTurn(sum, changetype<T>(0).apply(loadLanes(x + (<usize>j << 2), lanes), p), lanes);
  }
  return sum;
}

/** The sum and after it the first `lanes` elements of x. */
function addInTurn(sum: f32, x: v128, lanes: i32): f32 {
  sum += f32x4.extract_lane(x, 0);
  if (lanes > 1) sum += f32x4.extract_lane(x, 1);
  if (lanes > 2) sum += f32x4.extract_lane(x, 2);
  if (lanes > 3) sum += f32x4.extract_lane(x, 3);
  return sum;
}
