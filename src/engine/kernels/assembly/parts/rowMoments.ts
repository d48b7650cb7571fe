import { LANES } from "./laneSums";

/** Groups of LANES elements that one level of the cascade begins with. */
const CHUNK = 16;
/** Enough for CHUNK·LANES·2^8 elements. */
const LEVELS = 10;

/**
 * Of each level: how many groups, their means lane by lane, and Σ (x − mean)² of the lanes. Level 0: the chunk at hand.
 */
const COUNTS = memory.data(LEVELS * 4, 4);
const MEANS = memory.data(LEVELS * 32, 16);
const SQUARES = memory.data(LEVELS * 32, 16);

/**
 * Mean and biased variance of a row, stored at `mean` and `variance`: Welford's recurrence in LANES lanes over chunks
 * of 16 groups, the chunks combined two by two (Chan, Golub & LeVeque 1979), then the elements that are left over, then
 * lane by lane. Every operation is rounded to float32.
 */
export function rowMoments(x: usize, length: i32, mean: usize, variance: usize): void {
  const groups = length / LANES;
  const chunks = (groups + CHUNK - 1) / CHUNK;
  const levels = levelsFor(chunks);
  for (let level = 0; level <= levels; level++) clear(level);
  for (let chunk = 0; chunk < chunks; chunk++) {
    const first = chunk * CHUNK;
    takeChunk(x + (<usize>(first * LANES) << 2), min(CHUNK, groups - first));
    combineLevels(0, 1);
    let left = chunk + 1;
    for (let level = 2; level <= levels && (left & 1) == 0; level++) {
      combineLevels(level - 1, level);
      clear(level - 1);
      left >>= 1;
    }
  }
  for (let level = 2; level <= levels; level++) combineLevels(level, 1);
  combineLanes(x + (<usize>(groups * LANES) << 2), length, groups, mean, variance);
}

/** The binary logarithm, rounded up, but at least 1. */
function levelsFor(chunks: i32): i32 {
  let levels = 1;
  for (let size = 2; size < chunks; size *= 2) levels++;
  return levels;
}

@inline
function count(level: i32): i32 {
  return load<i32>(COUNTS + (<usize>level << 2));
}

/** Where the means or squares of a level stand. */
@inline
function lanesOf(values: usize, level: i32): usize {
  return values + (<usize>level << 5);
}

function clear(level: i32): void {
  store<i32>(COUNTS + (<usize>level << 2), 0);
  memory.fill(lanesOf(MEANS, level), 0, 32);
  memory.fill(lanesOf(SQUARES, level), 0, 32);
}

/** Level 0 becomes what `groups` groups of elements at x make of it. */
function takeChunk(x: usize, groups: i32): void {
  let mean0 = f32x4.splat(0);
  let mean1 = mean0;
  let square0 = mean0;
  let square1 = mean0;
  for (let group = 1; group <= groups; group++) {
    const share = f32x4.splat(1 / <f32>group);
    const value0 = v128.load(x);
    const value1 = v128.load(x, 16);
    const delta0 = f32x4.sub(value0, mean0);
    const delta1 = f32x4.sub(value1, mean1);
    mean0 = f32x4.add(mean0, f32x4.mul(delta0, share));
    mean1 = f32x4.add(mean1, f32x4.mul(delta1, share));
    square0 = f32x4.add(square0, f32x4.mul(delta0, f32x4.sub(value0, mean0)));
    square1 = f32x4.add(square1, f32x4.mul(delta1, f32x4.sub(value1, mean1)));
    x += 32;
  }
  store<i32>(COUNTS, groups);
  v128.store(MEANS, mean0);
  v128.store(MEANS, mean1, 16);
  v128.store(SQUARES, square0);
  v128.store(SQUARES, square1, 16);
}

/** Adds what stands at level `from` to level `to`. */
function combineLevels(from: i32, to: i32): void {
  const before = count(to);
  const total = before + count(from);
  const share = f32x4.splat(total == 0 ? 0 : <f32>count(from) / <f32>total);
  const weight = f32x4.splat(<f32>before);
  for (let half: usize = 0; half < 32; half += 16) {
    const meanAt = lanesOf(MEANS, to) + half;
    const squareAt = lanesOf(SQUARES, to) + half;
    const mean = v128.load(meanAt);
    const delta = f32x4.sub(v128.load(lanesOf(MEANS, from) + half), mean);
    v128.store(meanAt, f32x4.add(mean, f32x4.mul(share, delta)));
    const between = f32x4.mul(f32x4.mul(f32x4.mul(delta, delta), share), weight);
    const added = f32x4.add(v128.load(lanesOf(SQUARES, from) + half), between);
    v128.store(squareAt, f32x4.add(v128.load(squareAt), added));
  }
  store<i32>(COUNTS + (<usize>to << 2), total);
}

/** The elements from `rest` on, fewer than LANES, one by one, and behind them the lanes of level 1. */
function combineLanes(rest: usize, length: i32, groups: i32, meanAt: usize, varianceAt: usize): void {
  const left = length - groups * LANES;
  let mean: f32 = 0;
  let square: f32 = 0;
  for (let i = 1; i <= left; i++) {
    const value = load<f32>(rest);
    const delta = value - mean;
    mean += delta / <f32>i;
    square += delta * (value - mean);
    rest += 4;
  }
  let total = left;
  for (let lane: usize = 0; lane < 4 * LANES; lane += 4) {
    const before = total;
    total += groups;
    const share: f32 = total == 0 ? 0 : <f32>groups / <f32>total;
    const delta = load<f32>(lanesOf(MEANS, 1) + lane) - mean;
    mean += share * delta;
    square += load<f32>(lanesOf(SQUARES, 1) + lane) + delta * delta * share * <f32>before;
  }
  store<f32>(meanAt, mean);
  store<f32>(varianceAt, square / <f32>length);
}
