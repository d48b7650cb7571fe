/** A series of bins in order of x, each with its smallest, largest and last value and its marks (MARK_INF, …). */
export interface BinSeries {
  readonly bins: number;
  x(bin: number): number;
  /** Smallest and largest finite value; NaN where there was none. */
  min(bin: number): number;
  max(bin: number): number;
  /** May be Inf or NaN. */
  last(bin: number): number;
  marks(bin: number): number;
}

/**
 * At most one entry a pixel column. Drawn as first, min, max, last, an entry covers the same pixels as all of its
 * bins; no extremum is lost, and a column's marks are those of all its bins.
 */
export interface PixelColumns {
  count: number;
  x: Float64Array;
  first: Float64Array;
  min: Float64Array;
  max: Float64Array;
  last: Float64Array;
  marks: Uint8Array;
}

export function pixelColumns(): PixelColumns {
  return { count: 0, ...arrays(0) };
}

function arrays(length: number) {
  return {
    x: new Float64Array(length),
    first: new Float64Array(length),
    min: new Float64Array(length),
    max: new Float64Array(length),
    last: new Float64Array(length),
    marks: new Uint8Array(length),
  };
}

/** Writes the series into `out`, whose arrays grow when they must and are reused otherwise. */
export function decimate(series: BinSeries, out: PixelColumns): void {
  if (out.x.length < series.bins) Object.assign(out, arrays(Math.max(64, 2 * series.bins)));
  out.count = 0;
  let column = Number.NaN;
  for (let bin = 0; bin < series.bins; bin++) {
    const pixel = Math.floor(series.x(bin));
    if (pixel === column) widen(series, bin, out, pixel);
    else open(series, bin, out);
    column = pixel;
  }
}

function open(series: BinSeries, bin: number, out: PixelColumns): void {
  const at = out.count++;
  const end = lastFinite(series, bin);
  out.x[at] = series.x(bin);
  out.first[at] = end;
  out.min[at] = series.min(bin);
  out.max[at] = series.max(bin);
  out.last[at] = end;
  out.marks[at] = series.marks(bin);
}

/** Comparisons with NaN are false, so that `!(a <= b)` lets a number take the place of "none". */
function widen(series: BinSeries, bin: number, out: PixelColumns, pixel: number): void {
  const at = out.count - 1;
  const end = lastFinite(series, bin);
  const [low, high] = [series.min(bin), series.max(bin)];
  out.x[at] = pixel + 0.5;
  if (Number.isNaN(out.first[at])) out.first[at] = end;
  if (!Number.isNaN(low) && !((out.min[at] as number) <= low)) out.min[at] = low;
  if (!Number.isNaN(high) && !((out.max[at] as number) >= high)) out.max[at] = high;
  if (!Number.isNaN(end)) out.last[at] = end;
  out.marks[at] = (out.marks[at] as number) | series.marks(bin);
}

/** The bin's last value, its largest where the last is Inf or NaN; NaN where nothing in it is finite. */
function lastFinite(series: BinSeries, bin: number): number {
  const last = series.last(bin);
  return Number.isFinite(last) ? last : series.max(bin);
}
