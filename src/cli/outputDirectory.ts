import { CliError, codeOf, reasonOf } from "./cliError.ts";
import { makeDirectory } from "./makeDirectory.ts";
import type { FileRuns } from "./readRuns.ts";

/** Throws a CliError unless every file gets a name of its own and the directory is there, made if need be. */
export async function prepareDirectory(directory: string, files: readonly FileRuns[]): Promise<void> {
  const taken = new Map<string, string>();
  for (const { file, name } of files) {
    const other = taken.get(name.toLowerCase());
    const printed = JSON.stringify(name.slice(0, 64));
    if (other !== undefined) {
      throw new CliError(`${file}: name = ${printed} is taken by ${other}; allowed: a name of its own`);
    }
    if (!isFileName(name)) {
      const allowed = `text without ${NOT_IN_FILE_NAMES} and without a dot in front`;
      throw new CliError(`${file}: name = ${printed} is no file name; allowed: ${allowed}`);
    }
    taken.set(name.toLowerCase(), file);
  }
  await asFileError(`--out ${directory}`, () => makeDirectory(directory));
}

const NOT_IN_FILE_NAMES = '/ \\ : * ? " < > |';

/** Stays in its directory, is not hidden, and is a name on every system. */
function isFileName(name: string): boolean {
  const isForbidden = (character: string) => NOT_IN_FILE_NAMES.includes(character) && character !== " ";
  return name !== "" && !name.startsWith(".") && !/\p{C}/u.test(name) && ![...name].some(isForbidden);
}

/** What the file system refuses is the user's to mend; that the reader of a pipe has gone is no error. */
export async function asFileError<T>(what: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof Error && "syscall" in error && codeOf(error) !== "EPIPE") {
      throw new CliError(`${what}: cannot be written: ${reasonOf(error)}`);
    }
    throw error;
  }
}
