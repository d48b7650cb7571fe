import { addScaled } from "./elementwise";
import { sigmoidGradient, tanhGradient } from "./parts/gradients";
import { loadLanes, storeLanes } from "./parts/tail";
import { sigmoidForward } from "./sigmoid";
import { tanhForward } from "./tanh";

/**
 * One time step; gates and recurrent (batch, 4·features) have the blocks i, f, g, o, the others are (batch, features).
 * In several passes, so that σ and tanh run over many neighbours at a time.
 */
export function lstmCellForward(
  h: i32,
  c: i32,
  tanh_c: i32,
  gates: i32,
  recurrent: i32,
  c_prev: i32,
  batch: i32,
  features: i32,
): void {
  const units = batch * features;
  addScaled(gates, recurrent, gates, 1, 4 * units);
  for (let b = 0; b < batch; b++) {
    const row = gates + 4 * b * features;
    sigmoidForward(row, row, 2 * features, 0);
    tanhForward(row + 2 * features, row + 2 * features, features, 0);
    sigmoidForward(row + 3 * features, row + 3 * features, features, 0);
    nextState(c + b * features, row, c_prev + b * features, features);
  }
  tanhForward(tanh_c, c, units, 0);
  for (let b = 0; b < batch; b++) {
    multiply(h + b * features, gates + (4 * b + 3) * features, tanh_c + b * features, features);
  }
}

/** c = f·c_prev + i·g, of one row. */
function nextState(c: i32, gates: i32, c_prev: i32, features: i32): void {
  const block = <usize>features << 2;
  for (let j = 0; j < features; j += 4) {
    const lanes = min(4, features - j);
    const at = <usize>(gates + j) << 2;
    const kept = f32x4.mul(loadLanes(at + block, lanes), loadLanes(<usize>(c_prev + j) << 2, lanes));
    const added = f32x4.mul(loadLanes(at, lanes), loadLanes(at + 2 * block, lanes));
    storeLanes(<usize>(c + j) << 2, f32x4.add(kept, added), lanes);
  }
}

/** h = o·tanh_c, of one row. */
function multiply(h: i32, o: i32, tanh_c: i32, features: i32): void {
  for (let j = 0; j < features; j += 4) {
    const lanes = min(4, features - j);
    const product = f32x4.mul(loadLanes(<usize>(o + j) << 2, lanes), loadLanes(<usize>(tanh_c + j) << 2, lanes));
    storeLanes(<usize>(h + j) << 2, product, lanes);
  }
}

/** dgates (batch, 4·features), dc_prev, dc and dh (batch, features); dc becomes ∂L/∂c. */
export function lstmCellBackward(
  dgates: i32,
  dc_prev: i32,
  dc: i32,
  dh: i32,
  gates: i32,
  tanh_c: i32,
  c_prev: i32,
  batch: i32,
  features: i32,
): void {
  const block = <usize>features << 2;
  for (let b = 0; b < batch; b++) {
    for (let j = 0; j < features; j += 4) {
      const lanes = min(4, features - j);
      const k = <usize>(b * features + j) << 2;
      const row = <usize>(4 * b * features + j) << 2;
      const at = (<usize>gates << 2) + row;
      const to = (<usize>dgates << 2) + row;

      const i = loadLanes(at, lanes);
      const forget = loadLanes(at + block, lanes);
      const g = loadLanes(at + 2 * block, lanes);
      const o = loadLanes(at + 3 * block, lanes);
      const dhk = loadLanes((<usize>dh << 2) + k, lanes);
      const squashed = loadLanes((<usize>tanh_c << 2) + k, lanes);
      const later = loadLanes((<usize>dc << 2) + k, lanes);
      const previous = loadLanes((<usize>c_prev << 2) + k, lanes);
      const d = f32x4.add(later, tanhGradient(f32x4.mul(dhk, o), squashed));

      storeLanes((<usize>dc << 2) + k, d, lanes);
      storeLanes(to, sigmoidGradient(f32x4.mul(d, g), i), lanes);
      storeLanes(to + block, sigmoidGradient(f32x4.mul(d, previous), forget), lanes);
      storeLanes(to + 2 * block, tanhGradient(f32x4.mul(d, i), g), lanes);
      storeLanes(to + 3 * block, sigmoidGradient(f32x4.mul(dhk, squashed), o), lanes);
      storeLanes((<usize>dc_prev << 2) + k, f32x4.mul(d, forget), lanes);
    }
  }
}
