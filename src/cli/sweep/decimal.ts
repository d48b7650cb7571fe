/** A decimal number as it is written, exactly: digits·10^exponent. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;
/** Digits behind which no double tells two numbers apart. */
const MOST_DIGITS = 60;

/** Null where the text is no decimal number: "1", "-.5", "2e-3". */
export function decimalOf(text: string): Decimal | null {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = DECIMAL.exec(text) ?? [];
  const digits = whole + fraction;
  if (digits === "" || digits.length > MOST_DIGITS) return null;
  return { digits: BigInt(digits) * (sign === "-" ? -1n : 1n), exponent: Number(exponent) - fraction.length };
}

export function numberOf({ digits, exponent }: Decimal): number {
  return Number(`${digits}e${exponent}`);
}

/**
 * first, first + step, … up to and including last, each the double nearest to the exact decimal: 0.1..0.3:0.1 has 0.3,
 * where floating-point sums would have 0.30000000000000004. Null where the step does not lead from first to last, or
 * where there are more than `most`.
 */
export function decimalRange(first: Decimal, last: Decimal, step: Decimal, most: number): readonly number[] | null {
  const exponent = Math.min(first.exponent, last.exponent, step.exponent);
  const scaled = (decimal: Decimal) => decimal.digits * 10n ** BigInt(decimal.exponent - exponent);
  const [from, to, by] = [scaled(first), scaled(last), scaled(step)];
  if (by === 0n || (to - from) * by < 0n) return null;
  const count = (to - from) / by + 1n;
  if (count > BigInt(most)) return null;
  return Array.from({ length: Number(count) }, (_, k) => numberOf({ digits: from + BigInt(k) * by, exponent }));
}
