import { mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { codeOf } from "./cliError.ts";

/**
 * Makes a directory and those above it. Node's own `recursive` never returns where the file system answers "no such
 * directory" to every attempt, as /proc does.
 */
export async function makeDirectory(directory: string): Promise<void> {
  const path = resolve(directory);
  try {
    await mkdir(path);
  } catch (error) {
    if (codeOf(error) === "EEXIST" && (await stat(path)).isDirectory()) return;
    if (codeOf(error) !== "ENOENT" || (await exists(dirname(path)))) throw error;
    await makeDirectory(dirname(path));
    await mkdir(path);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
