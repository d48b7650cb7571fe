import { realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { parseArgs } from "node:util";
import type { ResolvedLane } from "../experiment/comparison.ts";
import { pytorchCells } from "../experiment/pytorch/pytorchCells.ts";
import { pytorchSource } from "../experiment/pytorch/pytorchSource.ts";
import { CliError, codeOf } from "./cliError.ts";
import { makeDirectory } from "./makeDirectory.ts";
import { notebook } from "./notebook.ts";
import type { Write } from "./output.ts";
import { asFileError } from "./outputDirectory.ts";
import { readRuns } from "./readRuns.ts";

export const exportUsage = "export FILE [--to pytorch|notebook] [--out FILE]";

/** What an experiment can be written as. */
const formats: Readonly<Record<string, (name: string, lanes: readonly ResolvedLane[]) => string>> = {
  pytorch: pytorchSource,
  notebook: (name, lanes) => notebook(pytorchCells(name, lanes)),
};

/** `export`: writes an experiment or a comparison as source that gives the same numbers in PyTorch. */
export async function exportCommand(args: readonly string[], stdout: Write, signal: AbortSignal): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { to: { type: "string" }, out: { type: "string" } },
    allowPositionals: true,
  });
  if (positionals.length !== 1) {
    const given = positionals.length === 0 ? "no file" : "more than one file";
    throw new CliError(`${given}; usage: exploding-gradients ${exportUsage}`);
  }
  const format = formatOf(values.to ?? "pytorch");
  const [file] = await readRuns(positionals);
  if (file === undefined) return;
  const text = format(file.name, file.lanes);
  signal.throwIfAborted();
  const { out } = values;
  if (out === undefined) return asFileError("standard output", () => stdout(text));
  await asFileError(`--out ${out}`, () => writeWhole(out, text));
}

function formatOf(name: string) {
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (format !== undefined) return format;
  const allowed = Object.keys(formats).join(", ");
  throw new CliError(`--to = ${JSON.stringify(name.slice(0, 64))} is no format; allowed: ${allowed}`);
}

/** The file appears under its name when it is whole; the directory is made if need be. */
async function writeWhole(out: string, text: string): Promise<void> {
  const path = await fileBehind(out);
  await makeDirectory(dirname(path));
  const unfinished = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    await writeFile(unfinished, text);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Where a link leads. What is renamed onto a device would take its place, so only files may be there. */
async function fileBehind(path: string): Promise<string> {
  const found = await stat(path).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  });
  if (found === null) return path;
  if (found.isFile()) return realpath(path);
  throw new CliError(
    `--out ${path}: ${found.isDirectory() ? "is a directory" : "is no regular file"}; allowed: a file`,
  );
}
