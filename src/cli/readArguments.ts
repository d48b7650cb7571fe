import { parseArgs } from "node:util";
import { printableName } from "../experiment/problem.ts";
import { CliError } from "./cliError.ts";

type Options = Readonly<Record<string, { readonly type: "string" | "boolean"; readonly multiple?: boolean }>>;
type Arguments<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; allowPositionals: true }>
>;

/** The options and files of a command. Throws a CliError, one line that names option, value and what is allowed. */
export function readArguments<const O extends Options>(args: readonly string[], options: O): Arguments<O> {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const checked = tokens.map((token) => {
    if (token.kind === "positional") return token.value;
    if (token.kind === "option-terminator") return "--";
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(options, name) && rawName.startsWith("--") ? options[name] : undefined;
    if (option === undefined) throw unknown(rawName, options);
    if (option.type === "boolean") {
      if (value === undefined) return rawName;
      throw new CliError(`${rawName} = ${quoted(value)}: takes no value; allowed: ${rawName}`);
    }
    if (value === undefined) throw new CliError(`${rawName}: has no value; allowed: ${rawName} VALUE`);
    if (name === "out" && value === "") throw new CliError(`${rawName} = "" is no name; allowed: a name`);
    if (inlineValue || !looksLikeOption(value)) return `${rawName}=${value}`;
    throw new CliError(`${rawName} = ${quoted(value)} begins with a dash; allowed: ${rawName}=VALUE for such a value`);
  });
  return parseArgs({ args: checked, options, allowPositionals: true });
}

function unknown(rawName: string, options: Options): CliError {
  const allowed = [...Object.keys(options), "help"].map((name) => `--${name}`).join(", ");
  return new CliError(`${printableName(rawName)}: is no option; allowed: ${allowed}`);
}

/** A negative number is a value. */
const looksLikeOption = (value: string) => /^-[^\d.]/.test(value);

const quoted = (value: string) => JSON.stringify(value.slice(0, 64));
