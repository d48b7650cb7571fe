import { readHeader, type SweepHeader } from "../../diagnosis/sweepFormat/header.ts";

/** What a file of a sweep holds, finished or not. */
export interface SweepText {
  /** Null where the file is not a sweep's. */
  readonly header: SweepHeader | null;
  /** The lines of the runs by index, each with its line end. */
  readonly lines: ReadonlyMap<number, string>;
  /** Bytes up to the end of the last whole line: behind it is what an interrupted write left. */
  readonly wholeBytes: number;
  /** The first whole line, from 1, that is no run of the sweep or another one of the same index; null: there is none. */
  readonly badLine: number | null;
}

export function readSweepText(bytes: Buffer): SweepText {
  const wholeBytes = bytes.lastIndexOf("\n") + 1;
  const [first = "", ...rest] = bytes.toString("utf8", 0, wholeBytes).split(/(?<=\n)/);
  const header = readHeader(first);
  const lines = new Map<number, string>();
  let badLine: number | null = null;
  for (const [k, line] of rest.entries()) {
    const index = indexOf(line);
    const isRun = index !== null && index < (header?.runs ?? 0);
    if (!isRun || (lines.get(index) ?? line) !== line) badLine ??= k + 2;
    else lines.set(index, line);
  }
  return { header, lines, wholeBytes, badLine };
}

function indexOf(line: string): number | null {
  try {
    const { type, index } = JSON.parse(line) as { type?: unknown; index?: unknown };
    return type === "run" && Number.isInteger(index) && (index as number) >= 0 ? (index as number) : null;
  } catch {
    return null;
  }
}
