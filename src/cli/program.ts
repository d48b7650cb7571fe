import packageFile from "../../package.json" with { type: "json" };
import { CliError } from "./cliError.ts";
import { type Command, commands, nonfiniteNote, type Surroundings } from "./commands.ts";
import { isClosedPipe } from "./run.ts";

const exitStatus = `Exit status: 0 done, 2 bad files or arguments, 130 interrupted.
`;

const usageOf = ({ usages }: Command) => usages.map((usage) => `exploding-gradients ${usage}`);

const help = `Exploding Gradients Lab, without a page: trains the same networks and gives the same numbers.

usage: ${Object.values(commands).flatMap(usageOf).join("\n       ")}

  COMMAND --help   what the command does
  -h, --help       this text
  --version        the version

${nonfiniteNote}${exitStatus}`;

const helpOf = (command: Command) => `usage: ${usageOf(command).join("\n       ")}

${command.help}${exitStatus}`;

/** Runs one command line and returns the exit status. */
export async function program(args: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    await dispatch(args, surroundings);
    return 0;
  } catch (error) {
    if (isClosedPipe(error)) return 0;
    if (surroundings.signal.aborted) return 130;
    if (!(error instanceof CliError)) throw error;
    await surroundings.stderr(`${error.message}\n`);
    return 2;
  }
}

async function dispatch(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const [word, ...rest] = args;
  const { stdout } = surroundings;
  const options = args.slice(0, args.includes("--") ? args.indexOf("--") : args.length);
  const command = word !== undefined && Object.hasOwn(commands, word) ? commands[word] : undefined;
  if (word === undefined || options.includes("--help") || options.includes("-h"))
    return stdout(command ? helpOf(command) : help);
  if (options.includes("--version")) return stdout(`${packageFile.version}\n`);
  if (command === undefined) {
    const allowed = Object.keys(commands).join(", ");
    throw new CliError(`${JSON.stringify(word.slice(0, 64))} is no command; allowed: ${allowed}, --help, --version`);
  }
  await command.start(rest, surroundings);
}
