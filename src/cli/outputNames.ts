import { CliError } from "./cliError.ts";
import type { FileRuns } from "./readRuns.ts";

/** Throws a CliError unless every file's output gets a name of its own. */
export function checkOutputNames(files: readonly FileRuns[]): void {
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
}

const NOT_IN_FILE_NAMES = '/ \\ : * ? " < > |';

/** Stays in its directory, is not hidden, and is a name on every system. */
function isFileName(name: string): boolean {
  const isForbidden = (character: string) => NOT_IN_FILE_NAMES.includes(character) && character !== " ";
  return name !== "" && !name.startsWith(".") && !/\p{C}/u.test(name) && ![...name].some(isForbidden);
}
