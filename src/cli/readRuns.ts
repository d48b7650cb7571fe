import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { memoryNeeded } from "../engine/trainer.ts";
import { type ResolvedLane, resolve } from "../experiment/comparison.ts";
import type { Problem } from "../experiment/problem.ts";
import { validate } from "../experiment/validate.ts";
import { isComparison, validateComparison } from "../experiment/validateComparison.ts";
import { CliError, reasonOf } from "./cliError.ts";
import { problemSentence } from "./problemSentence.ts";

/** What a file asks for: one run, or the lanes of a comparison. */
export interface FileRuns {
  readonly file: string;
  /** The experiment's name, else the file's: NAME of NAME.ndjson. */
  readonly name: string;
  readonly lanes: readonly FileLane[];
}
export interface FileLane extends ResolvedLane {
  /** "A", "B", …; null in a file of a single experiment. */
  readonly letter: string | null;
}

const MAX_BYTES = 4 * 2 ** 20;

/** Reads all files. Throws a CliError with a line for each bad one. */
export async function readRuns(files: readonly string[]): Promise<readonly FileRuns[]> {
  const results = await Promise.all(files.map((file) => readFileRuns(file).catch(asCliError)));
  const errors = results.filter((result) => result instanceof CliError);
  if (errors.length > 0) throw new CliError(errors.map(({ message }) => message).join("\n"));
  return results.filter((result): result is FileRuns => !(result instanceof CliError));
}

function asCliError(error: unknown): CliError {
  if (error instanceof CliError) return error;
  throw error;
}

async function readFileRuns(file: string): Promise<FileRuns> {
  const input = parsed(file, await textOf(file));
  const fallback = basename(file).replace(/\.json$/i, "");
  if (isComparison(input)) {
    const comparison = validateComparison(input, memoryNeeded);
    if (!comparison.ok) throw refusal(file, comparison.problems);
    const name = comparison.value.base.name || fallback;
    const lanes = resolve(comparison.value).map((lane, k) => ({
      ...named(lane, name),
      letter: String.fromCharCode(65 + k),
    }));
    return { file, name, lanes };
  }
  const experiment = validate(input, memoryNeeded);
  if (!experiment.ok) throw refusal(file, experiment.problems);
  const name = experiment.value.name || fallback;
  return { file, name, lanes: [{ ...named({ experiment: experiment.value, timeline: [] }, name), letter: null }] };
}

function named({ experiment, timeline }: ResolvedLane, name: string): ResolvedLane {
  return { experiment: { ...experiment, name: experiment.name || name }, timeline };
}

async function textOf(file: string): Promise<string> {
  const bytes = await bytesOf(file).catch((error: unknown) => {
    throw new CliError(`${file}: cannot be read: ${reasonOf(error)}`);
  });
  if (bytes === null) throw new CliError(`${file}: is too large; allowed: ${MAX_BYTES / 2 ** 20} MB`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new CliError(`${file}: is not text in UTF-8; allowed: an experiment or a comparison as JSON`);
  }
}

/** Null where the file is too large. A device or a pipe has no size that could be asked for: reading has to stop. */
async function bytesOf(file: string): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  for await (const piece of createReadStream(file, { end: MAX_BYTES })) pieces.push(piece as Uint8Array);
  const bytes = Buffer.concat(pieces);
  return bytes.length > MAX_BYTES ? null : bytes;
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1];
    const at = position === undefined ? "" : ` at ${lineAndColumn(text, Number(position))}`;
    throw new CliError(`${file}: is not JSON${at}; allowed: an experiment or a comparison as JSON`);
  }
}

function lineAndColumn(text: string, position: number): string {
  const lines = text.slice(0, position).split("\n");
  return `line ${lines.length}, column ${(lines.at(-1) ?? "").length + 1}`;
}

/** One line, whatever is wrong: the first problem, and how many more there are. */
function refusal(file: string, problems: readonly Problem[]): CliError {
  const [first, ...others] = problems;
  const more = others.length > 0 ? ` (and ${others.length} more)` : "";
  return new CliError(`${file}: ${first ? problemSentence(first) : "is refused"}${more}`);
}
