import type { Reading } from "../../../../diagnosis/checks/checkMeasure.ts";
import type { Bound, Check } from "../../../../experiment/scenarios/check.ts";
import type { checksText } from "../../../../text/checks/index.ts";
import { figure, growth } from "../../../../text/numbers.ts";
import { settingText } from "../../../../text/settingText.ts";

export type ChecksWords = typeof checksText.en;

/** A band narrower than this part of its upper end is written with as many figures as tell its ends apart. */
const NARROW = 0.01;
const MOST_FIGURES = 9;

/** Writes the numbers of one check: its expected value, the ends of its band and what was measured. */
function writerOf(words: ChecksWords, { measure, band: [low, high] }: Check): (value: Bound) => string {
  const figures = figuresFor(low, high);
  return (value) => {
    if (value === "none") return words.none;
    if (measure.code === "first_nonfinite") return words.at(value);
    if (measure.code === "exploded") return value === 1 ? words.yes : words.no;
    if (figures > 0 && Number.isFinite(value)) return settingText(Number(value.toPrecision(figures)));
    if (measure.code === "angle") return words.degrees(figure(value));
    return growths.has(measure.code) ? growth(value) : figure(value);
  };
}

const growths: ReadonlySet<string> = new Set<Check["measure"]["code"]>([
  "signal_growth",
  "weight_gradient_growth",
  "norm_growth",
]);

/** 0: as any other number. */
function figuresFor(low: Bound, high: Bound): number {
  if (low === "none" || high === "none" || !(high > low) || (high - low) / high >= NARROW) return 0;
  return Math.min(MOST_FIGURES, Math.ceil(-Math.log10((high - low) / high)) + 1);
}

/** "×1.12 to ×1.39"; one number where the ends are the same. */
export function writtenBand(words: ChecksWords, check: Check): string {
  const write = writerOf(words, check);
  const [low, high] = check.band;
  return low === high ? write(low) : words.range(write(low), write(high));
}

export function writtenExpected(words: ChecksWords, check: Check): string {
  const { expected } = check;
  return typeof expected === "object" ? words.share(expected.hits, expected.of) : writerOf(words, check)(expected);
}

/** `last`: the step that a check waits for. */
export function writtenReading(words: ChecksWords, check: Check, reading: Reading, last: number): string {
  if (reading === "waiting") return words.waits(last);
  return reading === "lost" ? words.lost : writerOf(words, check)(reading);
}

/** The range of what other runs measured, those without a number named by their word. */
export function writtenRange(words: ChecksWords, check: Check, readings: readonly Reading[]): string {
  const write = writerOf(words, check);
  const numbers = readings.filter(
    (reading): reading is number => typeof reading === "number" && !Number.isNaN(reading),
  );
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  const others = [...(readings.includes("none") ? [words.none] : []), ...(readings.some(Number.isNaN) ? ["NaN"] : [])];
  const range = numbers.length === 0 ? [] : [low === high ? write(low) : words.range(write(low), write(high))];
  return [...range, ...others].join(", ");
}
