import packageFile from "../../package.json" with { type: "json" };
import { CliError, codeOf } from "./cliError.ts";
import type { Write } from "./output.ts";
import { isClosedPipe, run, runUsage } from "./run.ts";

/** The commands, by the word that calls them. */
const commands = { run } as const;

const help = `Exploding Gradients Lab, without a page: trains the same networks and gives the same numbers.

usage: exploding-gradients ${runUsage}

  FILE         an experiment or a comparison as JSON
  --steps N    train N steps, whatever the files say
  --out DIR    write DIR/NAME.ndjson for each file instead of printing
  -h, --help   this text
  --version    the version

Prints one JSON object a line: "start", a "step" for every update, "end". Numbers that are not
finite are the strings "NaN", "Infinity", "-Infinity"; a run never stops at one.
Exit status: 0 done, 2 bad files or arguments, 130 interrupted.
`;

export interface Streams {
  readonly stdout: Write;
  readonly stderr: Write;
  /** Aborts when the user interrupts. */
  readonly signal: AbortSignal;
}

/** Runs one command line and returns the exit status. */
export async function program(args: readonly string[], { stdout, stderr, signal }: Streams): Promise<number> {
  try {
    await dispatch(args, stdout, signal);
    return 0;
  } catch (error) {
    if (isClosedPipe(error)) return 0;
    if (signal.aborted) return 130;
    if (!(error instanceof CliError) && !isArgumentError(error)) throw error;
    await stderr(`${error.message}\n`);
    return 2;
  }
}

async function dispatch(args: readonly string[], stdout: Write, signal: AbortSignal): Promise<void> {
  const [word, ...rest] = args;
  const options = args.slice(0, args.includes("--") ? args.indexOf("--") : args.length);
  if (word === undefined || options.includes("--help") || options.includes("-h")) return stdout(help);
  if (options.includes("--version")) return stdout(`${packageFile.version}\n`);
  if (!Object.hasOwn(commands, word)) {
    const allowed = Object.keys(commands).join(", ");
    throw new CliError(`${JSON.stringify(word.slice(0, 64))} is no command; allowed: ${allowed}, --help, --version`);
  }
  await commands[word as keyof typeof commands](rest, stdout, signal);
}

/** An option that parseArgs does not know, or one without its value. */
function isArgumentError(error: unknown): error is Error {
  return codeOf(error).startsWith("ERR_PARSE_ARGS");
}
