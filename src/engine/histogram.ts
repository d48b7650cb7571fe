import { exp64 } from "./kernels/math/exp.ts";

/**
 * How the values of a tensor are distributed over all orders of magnitude: signed bins that are logarithmic in |x|, mirrored
 * at 0, with a linear core in the middle. What has no place on such an axis is counted apart.
 */
export interface Histogram {
  /** n + 1 edges, ascending, from −10^high to 10^high. */
  readonly edges: Float64Array;
  /** n counts: bin i holds the |x| from the edge that is nearer to 0 up to, not including, the other; the outermost, all beyond. */
  readonly counts: Uint32Array;
  /** Exactly 0; not in the bins. */
  readonly zeros: number;
  readonly negativeInfinities: number;
  readonly positiveInfinities: number;
  readonly nans: number;
}

/** The scale of a histogram; give several the same to compare them. */
export interface HistogramScale {
  /** Powers of ten: from 10^low to 10^high the bins are logarithmic, below 10^low linear. */
  readonly low: number;
  readonly high: number;
  /** Equal bins a decade, and as many on each side of 0 in the linear core. */
  readonly binsPerDecade: number;
}

const BINS_PER_DECADE = 4;
/** Decades that the values' own scale covers below the largest of them; smaller ones are in the core. */
const DECADES = 12;
/** The powers of ten around the largest float32, and below the smallest. */
const HIGHEST = 39;
const LOWEST = -46;

/** The scale that holds the largest finite of these values, and so many decades below 10^high. */
export function histogramScale(
  values: Float32Array,
  binsPerDecade = BINS_PER_DECADE,
  decades = DECADES,
): HistogramScale {
  let largest = 0;
  for (const value of values) {
    const size = Math.abs(value);
    if (size < Infinity && size > largest) largest = size;
  }
  let high = LOWEST + decades;
  while (high < HIGHEST && powerOfTen(high) <= largest) high++;
  return { low: high - decades, high, binsPerDecade };
}

/** On request alone, never while training: it allocates. `values`: what readTensor gives. */
export function histogramOf(values: Float32Array, scale: HistogramScale = histogramScale(values)): Histogram {
  const magnitudes = magnitudesOf(scale);
  const side = magnitudes.length - 1;
  const counts = new Uint32Array(2 * side);
  const apart = { zeros: 0, negativeInfinities: 0, positiveInfinities: 0, nans: 0 };
  for (const value of values) {
    if (value === 0) apart.zeros++;
    else if (value === Infinity) apart.positiveInfinities++;
    else if (value === -Infinity) apart.negativeInfinities++;
    else if (Number.isNaN(value)) apart.nans++;
    else {
      const bin = binOf(magnitudes, Math.abs(value));
      const i = value > 0 ? side + bin : side - 1 - bin;
      counts[i] = (counts[i] as number) + 1;
    }
  }
  const edges = Float64Array.from({ length: 2 * side + 1 }, (_, i) =>
    i < side ? -(magnitudes[side - i] as number) : (magnitudes[i - side] as number),
  );
  return { edges, counts, ...apart };
}

/** The edges from 0 on: the linear core, then the decades. */
function magnitudesOf({ low, high, binsPerDecade }: HistogramScale): Float64Array {
  const core = Array.from({ length: binsPerDecade }, (_, k) => (powerOfTen(low) * k) / binsPerDecade);
  const decades = Array.from({ length: high - low }, (_, d) =>
    Array.from({ length: binsPerDecade }, (_unused, k) => powerOfTen(low + d) * exp64((Math.LN10 * k) / binsPerDecade)),
  );
  return Float64Array.from([...core, ...decades.flat(), powerOfTen(high)]);
}

/** The last bin whose lower edge is not above the magnitude. */
function binOf(magnitudes: Float64Array, magnitude: number): number {
  let low = 0;
  let high = magnitudes.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((magnitudes[middle] as number) <= magnitude) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** 10^k, correctly rounded. */
function powerOfTen(k: number): number {
  return Number(`1e${k}`);
}
