/** Values and calls as Python writes them. */

/** A line may take so many columns before it is nested, at most four levels deep. */
const WIDTH = 84;
/** From this exponent on, and below the other, Python's repr is scientific. */
const SCIENTIFIC_FROM = 16;
const SCIENTIFIC_BELOW = -4;

/** A finite number as the float that it is in Python: 1.0, 1e-05, 1e+19 — never the integer that JavaScript prints. */
export function pyFloat(value: number): string {
  const [digits = "0", power = "0"] = value.toExponential().split("e");
  const exponent = Number(power);
  if (exponent < SCIENTIFIC_BELOW || exponent >= SCIENTIFIC_FROM) {
    const sign = exponent < 0 ? "-" : "+";
    return `${digits}e${sign}${String(Math.abs(exponent)).padStart(2, "0")}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** The value of an experiment's field as an argument. */
export function pyValue(value: number | boolean | string | readonly [number, number]): string {
  if (typeof value === "number") return pyFloat(value);
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return JSON.stringify(value);
  return `(${value.map(pyFloat).join(", ")})`;
}

/** `head(args)`, one argument a line where it is too long for one. */
export function call(head: string, args: readonly string[]): readonly string[] {
  return bracketed(`${head}(`, args, ")");
}

/** Items between brackets, one a line where they are too long for one. */
export function bracketed(open: string, items: readonly string[], close: string): readonly string[] {
  const line = `${open}${items.join(", ")}${close}`;
  if (line.length <= WIDTH) return [line];
  return [open, ...indented(items.map((item) => `${item},`)), close];
}

export function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === "" ? "" : `    ${line}`));
}
