import { mkdir, rmdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { codeOf } from "./cliError.ts";

/** Acts in a directory, made if need be. Where the action fails, the directories that were made go again if empty. */
export async function inDirectory(directory: string, action: () => Promise<void>): Promise<void> {
  const made: string[] = [];
  try {
    await makeDirectory(resolve(directory), made);
    await action();
  } catch (error) {
    for (const path of made.toReversed()) await rmdir(path).catch(() => undefined);
    throw error;
  }
}

/**
 * Makes a directory and those above it. Node's own `recursive` never returns where the file system answers "no such
 * directory" to every attempt, as /proc does.
 */
async function makeDirectory(path: string, made: string[]): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (codeOf(error) === "EEXIST" && (await stat(path)).isDirectory()) return;
    if (codeOf(error) !== "ENOENT" || (await exists(dirname(path)))) throw error;
    await makeDirectory(dirname(path), made);
    await mkdir(path);
  }
  made.push(path);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
