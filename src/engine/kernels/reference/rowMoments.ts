import { LANES } from "../kernels.ts";

const f = Math.fround;

/** Groups of LANES elements that one level of the cascade begins with. */
const CHUNK = 16;
/** Enough for CHUNK·LANES·2^8 elements. */
const LEVELS = 10;

/** Of each level and lane: how many elements, their mean, and Σ (x − mean)². Level 0 is the chunk at hand. */
const counts = new Int32Array(LEVELS);
const means = new Float32Array(LEVELS * LANES);
const squares = new Float32Array(LEVELS * LANES);
/** The same of the whole row. */
let count = 0;
let mean = f(0);
let square = f(0);

/**
 * Mean and biased variance of a row, into[0] and into[1], in float32 as PyTorch's LayerNorm takes them: Welford's
 * recurrence in LANES lanes over chunks of 16 groups, the chunks combined two by two (Chan, Golub & LeVeque 1979), then
 * the elements that are left over, then lane by lane. Every operation is rounded. Where a mean passes 1.84e19 the
 * variance is NaN, for its square overflows and is multiplied by a count of 0.
 */
export function rowMoments(m: Float32Array, x: number, length: number, into: Float32Array): void {
  const groups = Math.floor(length / LANES);
  const chunks = Math.ceil(groups / CHUNK);
  const levels = levelsFor(chunks);
  for (let level = 0; level <= levels; level++) clear(level);
  for (let chunk = 0; chunk < chunks; chunk++) {
    const first = chunk * CHUNK;
    takeChunk(m, x + first * LANES, Math.min(CHUNK, groups - first));
    combineLevels(0, 1);
    let left = chunk + 1;
    for (let level = 2; level <= levels && left % 2 === 0; level++) {
      combineLevels(level - 1, level);
      clear(level - 1);
      left /= 2;
    }
  }
  for (let level = 2; level <= levels; level++) combineLevels(level, 1);
  takeRest(m, x + groups * LANES, length - groups * LANES);
  for (let lane = 0; lane < LANES; lane++) combineLane(groups, means[LANES + lane], squares[LANES + lane]);
  into[0] = mean;
  into[1] = square / length;
}

/** The binary logarithm, rounded up, but at least 1. */
function levelsFor(chunks: number): number {
  let levels = 1;
  for (let size = 2; size < chunks; size *= 2) levels++;
  return levels;
}

function clear(level: number): void {
  counts[level] = 0;
  means.fill(0, level * LANES, (level + 1) * LANES);
  squares.fill(0, level * LANES, (level + 1) * LANES);
}

function takeChunk(m: Float32Array, x: number, groups: number): void {
  clear(0);
  for (let group = 0; group < groups; group++) {
    const share = f(1 / (group + 1));
    for (let lane = 0; lane < LANES; lane++) {
      const value = m[x + group * LANES + lane];
      const delta = f(value - means[lane]);
      const moved = f(means[lane] + f(delta * share));
      means[lane] = moved;
      squares[lane] = f(squares[lane] + f(delta * f(value - moved)));
    }
  }
  counts[0] = groups;
}

/** Adds what stands at level `from` to level `to`. */
function combineLevels(from: number, to: number): void {
  const before = counts[to];
  const total = before + counts[from];
  const share = total === 0 ? 0 : f(counts[from] / total);
  for (let lane = 0; lane < LANES; lane++) {
    const a = from * LANES + lane;
    const b = to * LANES + lane;
    const delta = f(means[a] - means[b]);
    means[b] = f(means[b] + f(share * delta));
    squares[b] = f(squares[b] + f(squares[a] + f(f(f(delta * delta) * share) * before)));
  }
  counts[to] = total;
}

function takeRest(m: Float32Array, x: number, length: number): void {
  count = 0;
  mean = f(0);
  square = f(0);
  for (let i = 0; i < length; i++) {
    const value = m[x + i];
    const delta = f(value - mean);
    count++;
    mean = f(mean + f(delta / count));
    square = f(square + f(delta * f(value - mean)));
  }
}

function combineLane(added: number, laneMean: number, laneSquare: number): void {
  const total = count + added;
  const share = total === 0 ? 0 : f(added / total);
  const delta = f(laneMean - mean);
  mean = f(mean + f(share * delta));
  square = f(square + f(laneSquare + f(f(f(delta * delta) * share) * count)));
  count = total;
}
