import type { Histogram } from "../../engine/histogram.ts";

/** Equal bins a decade of every histogram that is drawn, and as many in the linear core on each side of 0. */
export const BINS_PER_DECADE = 4;
/** Decades of a histogram to be drawn: all of float32, as an exploded network holds small and huge values at once. */
export const DECADES = 85;

/** Powers of ten between which an axis is logarithmic, on both sides of 0; below 10^low it is linear. */
export interface HistogramRange {
  readonly low: number;
  readonly high: number;
}

export interface HistogramAxis extends HistogramRange {
  /** Pixels. */
  position(value: number): number;
  readonly ticks: readonly HistogramTick[];
}

interface HistogramTick {
  readonly at: number;
  /** null: 0. */
  readonly exponent: number | null;
  readonly negative: boolean;
}

/** Decades that the linear core is as wide as, on each side of 0. */
const CORE = 0.75;
/** Of the finite values other than 0, at most so many are in the core. */
const CORE_SHARE = 0.02;
/** Decades at least. */
const FEWEST = 2;
/** Pixels that a number below the axis needs. */
const TICK_ROOM = 38;

/** The range in which nearly all finite values are; null where there is none but 0. */
export function rangeOf({ edges, counts }: Histogram): HistogramRange | null {
  const side = counts.length / 2;
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const at = (bin: number) => (counts[side + bin] as number) + (counts[side - 1 - bin] as number);
  const exponent = (bin: number) => Math.log10(edges[side + bin] as number);
  let last = side - 1;
  while (at(last) === 0) last--;
  const high = Math.ceil(exponent(last + 1) - 1e-9);
  let first = BINS_PER_DECADE;
  let below = 0;
  for (let bin = 0; bin < side; bin++) {
    below += at(bin);
    if (below > CORE_SHARE * total) break;
    first = Math.max(BINS_PER_DECADE, bin + 1);
  }
  return { low: Math.min(Math.floor(exponent(first) + 1e-9), high - FEWEST), high };
}

/** What holds both; the ranges of several lanes, to be drawn on one axis. */
export function united(a: HistogramRange | null, b: HistogramRange | null): HistogramRange | null {
  if (a === null || b === null) return a ?? b;
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
}

export function histogramAxis({ low, high }: HistogramRange, left: number, width: number): HistogramAxis {
  const zero = left + width / 2;
  const decade = width / 2 / (CORE + high - low);
  const position = (value: number) => {
    const log = Math.log10(Math.abs(value));
    const away = log < low ? (CORE * Math.abs(value)) / 10 ** low : CORE + log - low;
    return zero + Math.sign(value) * decade * away;
  };
  const every = Math.max(1, Math.ceil(TICK_ROOM / decade));
  const ticks: HistogramTick[] = [{ at: zero, exponent: null, negative: false }];
  for (let exponent = high; exponent >= low; exponent -= every) {
    const away = decade * (CORE + exponent - low);
    if (away < TICK_ROOM) break;
    ticks.push({ at: zero + away, exponent, negative: false }, { at: zero - away, exponent, negative: true });
  }
  return { low, high, position, ticks };
}

export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** The bins that hold something, on an axis; those in its linear core are one bar on each side of 0. */
export function bars({ edges, counts }: Histogram, axis: HistogramAxis): readonly Bar[] {
  const side = counts.length / 2;
  const own = Math.log10(edges[side + BINS_PER_DECADE] as number);
  // A whole power of ten is an edge of every histogram's, so a bin is in the core or is not.
  const core = BINS_PER_DECADE + Math.max(0, Math.round((axis.low - own) * BINS_PER_DECADE));
  const found: Bar[] = [];
  const add = (first: number, end: number) => {
    let count = 0;
    for (let i = first; i < end; i++) count += counts[i] ?? 0;
    if (count === 0) return;
    found.push({ from: axis.position(edges[first] as number), to: axis.position(edges[end] as number), count });
  };
  for (let i = 0; i < side - core; i++) add(i, i + 1);
  add(Math.max(0, side - core), side);
  add(side, Math.min(side + core, 2 * side));
  for (let i = side + core; i < 2 * side; i++) add(i, i + 1);
  return found;
}
