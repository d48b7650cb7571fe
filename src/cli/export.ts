import { dirname } from "node:path";
import type { ResolvedLane } from "../experiment/comparison.ts";
import { notebook } from "../experiment/pytorch/notebook.ts";
import { pytorchCells } from "../experiment/pytorch/pytorchCells.ts";
import { pytorchSource } from "../experiment/pytorch/pytorchSource.ts";
import { asFileError, CliError } from "./cliError.ts";
import { inDirectory } from "./inDirectory.ts";
import type { Write } from "./output.ts";
import { readArguments } from "./readArguments.ts";
import { readRuns } from "./readRuns.ts";
import { writeWholeFile } from "./wholeFile.ts";

export const exportUsage = "export FILE [--to pytorch|notebook] [--out FILE]";

type Format = (name: string, lanes: readonly ResolvedLane[], isComparison: boolean) => string;

/** What an experiment can be written as. */
const formats: Readonly<Record<string, Format>> = {
  pytorch: pytorchSource,
  notebook: (name, lanes) => notebook(pytorchCells(name, lanes)),
};

/** `export`: writes an experiment or a comparison as source that gives the same numbers in PyTorch. */
export async function exportCommand(args: readonly string[], stdout: Write, signal: AbortSignal): Promise<void> {
  const { values, positionals } = readArguments(args, { to: { type: "string" }, out: { type: "string" } });
  if (positionals.length !== 1) {
    const given = positionals.length === 0 ? "no file" : "more than one file";
    throw new CliError(`${given}; usage: exploding-gradients ${exportUsage}`);
  }
  const format = formatOf(values.to ?? "pytorch");
  const [file] = await readRuns(positionals);
  if (file === undefined) return;
  const isComparison = file.lanes.some(({ letter }) => letter !== null);
  const text = format(file.name, file.lanes, isComparison);
  signal.throwIfAborted();
  const { out } = values;
  if (out === undefined) return asFileError("standard output", () => stdout(text));
  await asFileError(`--out ${out}`, () => inDirectory(dirname(out), () => writeWholeFile(out, text)));
}

function formatOf(name: string) {
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (format !== undefined) return format;
  const allowed = Object.keys(formats).join(", ");
  throw new CliError(`--to = ${JSON.stringify(name.slice(0, 64))} is no format; allowed: ${allowed}`);
}
