import { CliError } from "./cliError.ts";

/** The whole number that an option was given. Throws a CliError that names option, value and what is allowed. */
export function integerOption(option: string, text: string, min: number, max: number): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new CliError(
    `${option} = ${JSON.stringify(text.slice(0, 64))} is out of range; allowed: an integer from ${min} to ${max}`,
  );
}
