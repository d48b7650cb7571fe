/** What serves only the script's `--json`, which the lesson does not show. */
const ASIDE = /json|^names|^first|^import sys|register_forward_hook|^# Only for|^ {4}old, raw/;
const LAST = "print(f";

/** The part of an exported script that is read: up to the line that prints a step. */
export function excerpt(script: string): string {
  const lines = script.split("\n");
  const end = lines.findIndex((line) => line.includes(LAST));
  return lines
    .slice(0, end + 1)
    .filter((line) => line.includes(LAST) || !ASIDE.test(line))
    .map((line) => (line.includes(LAST) ? line.replace(/^ {8}/, "    ") : line))
    .join("\n")
    .replace(/\n{3,}/g, "\n\n");
}

/** A number as Python's ".6g" has it. */
export function sixDigits(value: number): string {
  if (!Number.isFinite(value)) return String(value).replace("Infinity", "inf").replace("NaN", "nan");
  const exponent = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(Number(value.toPrecision(6)))));
  if (exponent >= -4 && exponent < 6) return String(Number(value.toPrecision(6)));
  const [mantissa = "", power = ""] = value.toExponential(5).split("e");
  const sign = power.startsWith("-") ? "-" : "+";
  return `${Number(mantissa)}e${sign}${power.replace(/^[+-]/, "").padStart(2, "0")}`;
}
