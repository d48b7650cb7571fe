/**
 * How a measured number is written, the same in every language. A power of ten is written "10^34" in plain text;
 * whoever draws the text splits it with `splitPowers` and raises the exponent.
 */

/** "3.3 × 10^34" is { mantissa: "3.3", exponent: 34 }; without a power of ten the mantissa is all there is to write. */
export interface NumberParts {
  readonly mantissa: string;
  readonly exponent: number | null;
}

const MINUS = "−";
const signed = (digits: string) => digits.replace("-", MINUS);
const plain = (digits: string): NumberParts => ({ mantissa: signed(digits), exponent: null });

/** Where one decimal and a power of ten say more than digits: below the first, from the second on. */
const SMALLEST_IN_DIGITS = 0.0032;
const SMALLEST_WITH_POWER = 999.5;

/** A value: two figures below 10, "17.8", "119" below 1000, one decimal and a power of ten beyond; "Inf" and "NaN" as they are. */
export function formatNumber(value: number): NumberParts {
  if (Number.isNaN(value)) return plain("NaN");
  if (!Number.isFinite(value)) return plain(value < 0 ? "-Inf" : "Inf");
  if (value === 0) return plain("0");
  const magnitude = Math.abs(value);
  return magnitude < SMALLEST_IN_DIGITS || magnitude >= SMALLEST_WITH_POWER
    ? scientific(value)
    : plain(digitsOf(value));
}

/** Rounding may carry a value over a bound (9.96 is "10.0", 999.6 is "1.0 × 10^3"): the bounds are those of what is written. */
function digitsOf(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude < 9.95) return value.toPrecision(2);
  return magnitude < 99.95 ? value.toFixed(1) : value.toFixed(0);
}

function scientific(value: number): NumberParts {
  const [mantissa = "", exponent] = value.toExponential(1).split("e");
  return { mantissa: signed(mantissa), exponent: Number(exponent) };
}

/** A factor: "×1.26" with two decimals below 2, two figures from 2 on; shrinking below 0.1 as any other value. */
export function formatGrowth(factor: number): NumberParts {
  if (!Number.isFinite(factor)) return formatNumber(factor);
  const { mantissa, exponent } = growthFigures(factor);
  return { mantissa: `×${mantissa}`, exponent };
}

function growthFigures(factor: number): NumberParts {
  const magnitude = Math.abs(factor);
  if (magnitude < 0.1 || magnitude >= 995) return formatNumber(factor);
  if (magnitude < 1.995) return plain(factor.toFixed(2));
  return plain(magnitude < 9.95 ? factor.toFixed(1) : String(Number(factor.toPrecision(2))));
}

function text({ mantissa, exponent }: NumberParts): string {
  return exponent === null ? mantissa : `${mantissa} × ${powerOfTen(exponent)}`;
}

/** "0.13", "3.3 × 10^34", "Inf". */
export const figure = (value: number): string => text(formatNumber(value));

/** "×1.26", "×6.7". */
export const growth = (factor: number): string => text(formatGrowth(factor));

/** "10^23"; `exponent`: a whole number. */
export const powerOfTen = (exponent: number): string => `10^${signed(String(exponent))}`;

/** A stretch of text; `raised`: an exponent. */
export interface TextRun {
  readonly text: string;
  readonly raised: boolean;
}

/** Splits a text at its powers of ten: "4.8 × 10^33, then NaN" is "4.8 × 10", "33" raised, ", then NaN". */
export function splitPowers(written: string): readonly TextRun[] {
  return written
    .split(/(?<=10)\^(−?\d+)/)
    .map((part, i) => ({ text: part, raised: i % 2 === 1 }))
    .filter((run) => run.text !== "");
}
