import { closeSync, ftruncateSync, openSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import type { SweepHeader } from "../../diagnosis/sweepFormat/header.ts";
import { CliError } from "../cliError.ts";
import { jsonLine } from "../jsonLine.ts";
import { headerDifference } from "./header.ts";
import { bytesOf, otherArguments, writeSweep } from "./sweepFile.ts";
import { readSweepText, type SweepText } from "./sweepText.ts";

/**
 * FILE.journal: what a sweep to FILE has finished so far, header and lines as they came. A process that is killed at any
 * moment leaves at most its last line torn, and the same command goes on behind the whole ones.
 */
export interface Journal {
  readonly path: string;
  /** The finished runs. */
  readonly lines: ReadonlyMap<number, string>;
  /** The line is in the file when this returns. */
  keep(index: number, line: string): void;
  /** Writes FILE, all runs being there, and removes the journal. */
  finish(): Promise<void>;
  close(): void;
}

/**
 * Begins FILE's journal or goes on with the one that is there; null where FILE is there and no journal is. Throws a
 * CliError where the journal is of another sweep.
 */
export async function openJournal(out: string, header: SweepHeader, isThere: boolean): Promise<Journal | null> {
  const path = `${out}.journal`;
  const begun = await readJournal(out, path, header);
  if (begun === null && isThere) return null;
  const lines = new Map(begun?.lines);
  const file = openSync(path, "a");
  if (begun === null) {
    ftruncateSync(file);
    writeFileSync(file, jsonLine(header));
  } else {
    ftruncateSync(file, begun.wholeBytes);
  }
  let isOpen = true;
  const close = () => {
    if (isOpen) closeSync(file);
    isOpen = false;
  };
  return {
    path,
    lines,
    keep(index, line) {
      writeFileSync(file, line);
      lines.set(index, line);
    },
    async finish() {
      await writeSweep(out, header, lines);
      close();
      await rm(path);
    },
    close,
  };
}

/** Null where there is none, or one that was killed within its first line. */
async function readJournal(out: string, path: string, header: SweepHeader): Promise<SweepText | null> {
  const bytes = await bytesOf(path);
  if (bytes === null || Buffer.from(jsonLine(header)).subarray(0, bytes.length).equals(bytes)) return null;
  const found = readSweepText(bytes);
  if (found.header === null)
    throw new CliError(`--out ${out}: ${path} is no journal of a sweep; allowed: another --out`);
  const other = headerDifference(found.header, header);
  if (other !== null) throw otherArguments(out, path, other);
  if (found.badLine === null) return found;
  throw new CliError(`--out ${out}: ${path} is damaged in line ${found.badLine}; allowed: to remove that file first`);
}
