import { open, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { CliError, codeOf } from "./cliError.ts";

/** A file that appears under its name when it is whole. */
export interface WholeFile {
  write(text: string): Promise<void>;
  finish(): Promise<void>;
  /** Leaves no file behind. */
  discard(): Promise<void>;
}

/** `out`: what the user called the file. Until it is whole it has a hidden name of this process, in the same directory. */
export async function openWholeFile(out: string): Promise<WholeFile> {
  const path = await fileBehind(out);
  const unfinished = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  const file = await open(unfinished, "w");
  return {
    write: (text) => file.writeFile(text),
    async finish() {
      await file.sync();
      await file.close();
      await rename(unfinished, path);
    },
    async discard() {
      await file.close().catch(() => undefined);
      await rm(unfinished, { force: true });
    },
  };
}

export async function writeWholeFile(out: string, text: string): Promise<void> {
  const file = await openWholeFile(out);
  try {
    await file.write(text);
    await file.finish();
  } catch (error) {
    await file.discard();
    throw error;
  }
}

/**
 * Where a link leads. Throws a CliError where something else than a file is there: what is renamed onto a device would
 * take its place.
 */
export async function fileBehind(out: string): Promise<string> {
  const found = await stat(out).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  });
  if (found === null) return out;
  if (found.isFile()) return realpath(out);
  throw new CliError(`--out ${out}: is ${found.isDirectory() ? "a directory" : "no regular file"}; allowed: a file`);
}
