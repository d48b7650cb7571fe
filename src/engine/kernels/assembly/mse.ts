import { Double, sumInLanes } from "./parts/laneSums";
import { loadHalf } from "./parts/pairs";
import { loadLanes, storeLanes } from "./parts/tail";

/** (prediction − target)², rounded to float32. */
@unmanaged
class SquaredErrors {
  @inline
  of(prediction: usize, target: usize, _c: usize, count: i32): v128 {
    const error = f32x4.sub(loadHalf(prediction, count), loadHalf(target, count));
    return f64x2.promote_low_f32x4(f32x4.mul(error, error));
  }
}

/** mean((prediction − target)²). */
export function mseForward(prediction: i32, target: i32, length: i32): f32 {
  const sum = sumInLanes<Double, SquaredErrors>(<usize>prediction << 2, <usize>target << 2, 0, length);
  return <f32>(<f64>(<f32>sum) / <f64>length);
}

/** dprediction = 2/length·(prediction − target). */
export function mseBackward(dprediction: i32, prediction: i32, target: i32, length: i32): void {
  const factor = f32x4.splat(<f32>(2 / <f64>length));
  let to = <usize>dprediction << 2;
  let from = <usize>prediction << 2;
  let wanted = <usize>target << 2;
  for (; length >= 4; length -= 4) {
    errorGradient(to, from, wanted, factor, 4);
    to += 16;
    from += 16;
    wanted += 16;
  }
  if (length > 0) errorGradient(to, from, wanted, factor, length);
}

@inline
function errorGradient(to: usize, prediction: usize, target: usize, factor: v128, count: i32): void {
  storeLanes(to, f32x4.mul(factor, f32x4.sub(loadLanes(prediction, count), loadLanes(target, count))), count);
}
