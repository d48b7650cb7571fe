/** A vertical axis in powers of ten; values come as their log10, with −∞ for zero, +∞ for Inf and NaN for NaN. */
export interface LogScale {
  /** log10 at the lower and upper end. */
  readonly domain: readonly [number, number];
  /** Pixels; beyond the ends for values beyond the domain. */
  y(log: number): number;
  /** Exponents of the grid lines. */
  readonly ticks: readonly number[];
}

/** The largest finite float32, 3.4028235e38, as a power of ten. */
export const FLOAT32_MAX_LOG = Math.log10(3.4028234663852886e38);

/** `steps`: decades between two grid lines, the smallest that leaves `room` pixels between them is taken. */
export function logScale(
  domain: readonly [number, number],
  top: number,
  bottom: number,
  steps: readonly number[],
  room: number,
  highest = domain[1],
): LogScale {
  const perDecade = (bottom - top) / (domain[1] - domain[0]);
  const step = steps.find((each) => each * perDecade >= room) ?? steps[steps.length - 1] ?? 1;
  return { domain, y: (log) => top + (domain[1] - log) * perDecade, ticks: multiples(step, domain[0], highest) };
}

function multiples(step: number, low: number, high: number): readonly number[] {
  const found: number[] = [];
  for (let tick = Math.ceil(low / step) * step; tick <= high; tick += step) found.push(tick === 0 ? 0 : tick);
  return found;
}

/** A norm as a power of ten; a negative value (there is none among norms and losses) counts as NaN. */
export const logOf = (value: number): number => Math.log10(value);
