import { loadLanes, storeLanes } from "./tail";

/** sum (features) = Σ x of x (batch, features). Each sum starts at +0 and runs in the order of the batch. */
export function sumOverBatch(sum: usize, x: usize, batch: i32, features: i32): void {
  const stride = <usize>features << 2;
  let j = features;
  for (; j >= 16; j -= 16) {
    sum16(sum, x, stride, batch);
    sum += 64;
    x += 64;
  }
  for (; j >= 4; j -= 4) {
    sumLanes(sum, x, stride, batch, 4);
    sum += 16;
    x += 16;
  }
  if (j > 0) sumLanes(sum, x, stride, batch, j);
}

/** Four chains of additions that do not wait for each other. */
function sum16(sum: usize, x: usize, stride: usize, batch: i32): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (; batch > 0; batch--) {
    s0 = f32x4.add(s0, v128.load(x));
    s1 = f32x4.add(s1, v128.load(x, 16));
    s2 = f32x4.add(s2, v128.load(x, 32));
    s3 = f32x4.add(s3, v128.load(x, 48));
    x += stride;
  }
  v128.store(sum, s0);
  v128.store(sum, s1, 16);
  v128.store(sum, s2, 32);
  v128.store(sum, s3, 48);
}

@inline
function sumLanes(sum: usize, x: usize, stride: usize, batch: i32, count: i32): void {
  let total = f32x4.splat(0);
  for (let row = 0; row < batch; row++) {
    total = f32x4.add(total, loadLanes(x, count));
    x += stride;
  }
  storeLanes(sum, total, count);
}
