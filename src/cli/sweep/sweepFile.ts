import { readFile } from "node:fs/promises";
import type { SweepHeader } from "../../diagnosis/sweepFormat/header.ts";
import { CliError, codeOf } from "../cliError.ts";
import { jsonLine } from "../jsonLine.ts";
import { writeWholeFile } from "../wholeFile.ts";
import { headerDifference } from "./header.ts";
import { indicesOf } from "./shard.ts";
import { readSweepText } from "./sweepText.ts";

/**
 * Whether the file holds the sweep already, whole. Throws a CliError where it holds anything else: a sweep never
 * overwrites what another one, or something else, has written.
 */
export async function holdsSweep(path: string, header: SweepHeader): Promise<boolean> {
  const bytes = await bytesOf(path);
  if (bytes === null || bytes.length === 0) return false;
  const found = readSweepText(bytes);
  if (found.header === null) throw new CliError(`--out ${path}: holds something else; allowed: a new file`);
  const other = headerDifference(found.header, header);
  if (other !== null) throw otherArguments(path, path, other);
  const runs = indicesOf(header.shard, header.runs);
  const isWhole = found.badLine === null && found.wholeBytes === bytes.length && found.lines.size === runs.length;
  if (!isWhole) throw new CliError(`--out ${path}: is damaged; allowed: a new file`);
  return true;
}

/** The refusal of a file that was begun with other arguments; `other` names the first that is not the same. */
export function otherArguments(out: string, path: string, other: string): CliError {
  const allowed = `the same ${other}, another --out, or to remove that file first`;
  return new CliError(`--out ${out}: ${path} is of a sweep with another ${other}; allowed: ${allowed}`);
}

/** Null where there is no such file. */
export async function bytesOf(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

/** Writes header and lines, in the order of their indices; the file appears under its name when it is whole. */
export async function writeSweep(path: string, header: SweepHeader, lines: ReadonlyMap<number, string>): Promise<void> {
  await writeWholeFile(path, sweepLines(header, lines).join(""));
}

export function sweepLines(header: SweepHeader, lines: ReadonlyMap<number, string>): readonly string[] {
  return [jsonLine(header), ...indicesOf(header.shard, header.runs).map((index) => lines.get(index) ?? "")];
}
