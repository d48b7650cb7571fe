import { loadLanes, storeLanes } from "./tail";

/** sum (features) = Σ x of x (batch, features). Each sum starts at +0 and runs in the order of the batch. */
export function sumOverBatch(sum: usize, x: usize, batch: i32, features: i32): void {
  const stride = <usize>features << 2;
  let j = features;
  for (; j >= 4; j -= 4) {
    sumLanes(sum, x, stride, batch, 4);
    sum += 16;
    x += 16;
  }
  if (j > 0) sumLanes(sum, x, stride, batch, j);
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
