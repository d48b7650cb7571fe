import { BLOCK, boxMuller } from "./parts/boxMuller";
import { high, joined, low, sumOffTies } from "./parts/fma";
import { fillUniforms } from "./parts/mersenneTwister";

/** 2^−64: a standard normal is 0 or above 2^−40, so that its product with what is no smaller never underflows. */
const SMALLEST_STD: f32 = 5.421010862427522e-20;

/** As generator/normals.ts: a last, incomplete block draws its 16 values afresh. */
export function normal(words: i32, out: i32, length: i32, mean: f64, std: f64): void {
  const state = <usize>words << 2;
  const at = <usize>out << 2;
  const end = at + (<usize>length << 2);
  const full = at + (<usize>(length & -BLOCK) << 2);
  fillUniforms(state, at, end);
  boxMuller(at, full);
  scale(at, full, <f32>mean, <f32>std);
  if (full == end) return;
  const last = end - 4 * BLOCK;
  fillUniforms(state, last, end);
  boxMuller(last, end);
  scale(last, end, <f32>mean, <f32>std);
}

/** x·std + mean, rounded once. Next to a mean of 0 the product may be rounded first, unless it underflows. */
function scale(at: usize, end: usize, mean: f32, std: f32): void {
  const means = f32x4.splat(mean);
  const stds = f32x4.splat(std);
  if (mean == 0 && abs(std) >= SMALLEST_STD) {
    for (; at < end; at += 16) v128.store(at, f32x4.add(f32x4.mul(v128.load(at), stds), means));
    return;
  }
  const mean64 = low(means);
  const std64 = low(stds);
  for (; at < end; at += 16) {
    const x = v128.load(at);
    v128.store(at, joined(sumOffTies(low(x), std64, mean64), sumOffTies(high(x), std64, mean64)));
  }
}
