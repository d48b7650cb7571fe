import { addScaled } from "./elementwise";
import { sigmoidGradient, tanhGradient } from "./parts/gradients";
import { loadLanes, storeLanes } from "./parts/tail";
import { sigmoidForward } from "./sigmoid";
import { tanhForward } from "./tanh";

/**
 * One time step; gates and recurrent (batch, 3·features) have the blocks r, z, n, the others are (batch, features).
 * In several passes, so that σ and tanh run over many neighbours at a time.
 */
export function gruCellForward(
  h: i32,
  recurrent_n: i32,
  gates: i32,
  recurrent: i32,
  h_prev: i32,
  batch: i32,
  features: i32,
): void {
  for (let b = 0; b < batch; b++) {
    const k = b * features;
    const row = gates + 3 * k;
    const from = recurrent + 3 * k;
    const n = row + 2 * features;
    addScaled(row, from, row, 1, 2 * features);
    sigmoidForward(row, row, 2 * features, 0);
    addReset(n, recurrent_n + k, from + 2 * features, row, features);
    tanhForward(n, n, features, 0);
    interpolate(h + k, h_prev + k, n, row + features, features);
  }
}

/** n ← n + s·r, of one row; s is kept. */
function addReset(n: i32, kept: i32, s: i32, r: i32, features: i32): void {
  for (let j = 0; j < features; j += 4) {
    const lanes = min(4, features - j);
    const at = <usize>(n + j) << 2;
    const sj = loadLanes(<usize>(s + j) << 2, lanes);
    const reset = f32x4.mul(sj, loadLanes(<usize>(r + j) << 2, lanes));
    storeLanes(at, f32x4.add(loadLanes(at, lanes), reset), lanes);
    storeLanes(<usize>(kept + j) << 2, sj, lanes);
  }
}

/** h = (h_prev − n)·z + n, of one row. */
function interpolate(h: i32, h_prev: i32, n: i32, z: i32, features: i32): void {
  for (let j = 0; j < features; j += 4) {
    const lanes = min(4, features - j);
    const nj = loadLanes(<usize>(n + j) << 2, lanes);
    const difference = f32x4.sub(loadLanes(<usize>(h_prev + j) << 2, lanes), nj);
    const product = f32x4.mul(difference, loadLanes(<usize>(z + j) << 2, lanes));
    storeLanes(<usize>(h + j) << 2, f32x4.add(product, nj), lanes);
  }
}

/** dgates and drecurrent (batch, 3·features), dh_direct and dh (batch, features). */
export function gruCellBackward(
  dgates: i32,
  drecurrent: i32,
  dh_direct: i32,
  dh: i32,
  gates: i32,
  recurrent_n: i32,
  h_prev: i32,
  batch: i32,
  features: i32,
): void {
  const block = <usize>features << 2;
  for (let b = 0; b < batch; b++) {
    for (let j = 0; j < features; j += 4) {
      const lanes = min(4, features - j);
      const k = <usize>(b * features + j) << 2;
      const row = <usize>(3 * b * features + j) << 2;
      const at = (<usize>gates << 2) + row;
      const toGates = (<usize>dgates << 2) + row;
      const toRecurrent = (<usize>drecurrent << 2) + row;

      const r = loadLanes(at, lanes);
      const z = loadLanes(at + block, lanes);
      const n = loadLanes(at + 2 * block, lanes);
      const d = loadLanes((<usize>dh << 2) + k, lanes);
      const direct = f32x4.mul(d, z);
      const dn = tanhGradient(f32x4.sub(d, direct), n);
      const dr = sigmoidGradient(f32x4.mul(dn, loadLanes((<usize>recurrent_n << 2) + k, lanes)), r);
      const difference = f32x4.sub(loadLanes((<usize>h_prev << 2) + k, lanes), n);
      const dz = sigmoidGradient(f32x4.mul(d, difference), z);

      storeLanes(toGates, dr, lanes);
      storeLanes(toRecurrent, dr, lanes);
      storeLanes(toGates + block, dz, lanes);
      storeLanes(toRecurrent + block, dz, lanes);
      storeLanes(toGates + 2 * block, dn, lanes);
      storeLanes(toRecurrent + 2 * block, f32x4.mul(dn, r), lanes);
      storeLanes((<usize>dh_direct << 2) + k, direct, lanes);
    }
  }
}
