import { readFile } from "node:fs/promises";
import type { SweepHeader } from "../../diagnosis/sweepFormat/header.ts";
import { CliError, reasonOf } from "../cliError.ts";
import { headerDifference } from "./header.ts";
import { readSweepText, type SweepText } from "./sweepText.ts";

/** A sweep put together from its shards: what the undivided sweep would have written. */
export interface Merged {
  readonly header: SweepHeader;
  readonly lines: ReadonlyMap<number, string>;
}

/** Missing runs that are named. */
const MOST_NAMED = 5;

/** Throws a CliError where a file is no shard of the sweep of the first one, or where runs are missing. */
export async function mergeShards(files: readonly string[]): Promise<Merged> {
  const shards = await Promise.all(files.map(readShardFile));
  const [first] = shards;
  if (first === undefined) throw new Error("no file to merge");
  const header = { ...first.header, shard: null };
  const lines = new Map<number, string>();
  for (const [k, shard] of shards.entries()) {
    const other = headerDifference({ ...shard.header, shard: null }, header);
    if (other !== null)
      throw new CliError(`${files[k]}: is of a sweep with another ${other} than ${files[0]}; allowed: its shards`);
    for (const [index, line] of shard.lines) {
      if ((lines.get(index) ?? line) !== line)
        throw new CliError(`${files[k]}: run ${index} is not that of the files before; allowed: equal ones`);
      lines.set(index, line);
    }
  }
  const missing = Array.from({ length: header.runs }, (_, index) => index).filter((index) => !lines.has(index));
  if (missing.length === 0) return { header, lines };
  const named = missing.slice(0, MOST_NAMED).join(", ") + (missing.length > MOST_NAMED ? ", …" : "");
  throw new CliError(
    `--merge: ${missing.length} of ${header.runs} runs are missing (${named}); allowed: the files of all shards`,
  );
}

async function readShardFile(file: string): Promise<SweepText & { readonly header: SweepHeader }> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new CliError(`${file}: cannot be read: ${reasonOf(error)}`);
  });
  const found = readSweepText(bytes);
  const { header } = found;
  if (header === null) throw new CliError(`${file}: is no file of a sweep; allowed: what sweep --out has written`);
  if (found.badLine !== null || found.wholeBytes < bytes.length) {
    throw new CliError(
      `${file}: is damaged in line ${found.badLine ?? found.lines.size + 2}; allowed: what sweep --out has written`,
    );
  }
  return { ...found, header };
}
