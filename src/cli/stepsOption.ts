import { schema } from "../experiment/schema.ts";
import { integerOption } from "./integerOption.ts";

/** `--steps N`. Throws a CliError. */
export function stepsOption(text: string): number {
  return integerOption("--steps", text, schema.steps.min, schema.steps.max);
}
