import { isShard, MOST_SHARDS, type Shard } from "../../diagnosis/sweepFormat/header.ts";
import { CliError } from "../cliError.ts";

/** "2/8". Throws a CliError. */
export function readShard(text: string): Shard {
  const [, index, of] = (/^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? []).map(Number);
  const shard = { index, of };
  if (isShard(shard)) return shard;
  const given = JSON.stringify(text.slice(0, 64));
  throw new CliError(`--shard = ${given} is no part; allowed: I/N with I from 1 to N, N at most ${MOST_SHARDS}`);
}

/** The indices of the sweep's runs that are in the shard, in order; all of them where there is none. */
export function indicesOf(shard: Shard | null, runs: number): readonly number[] {
  const { index, of } = shard ?? { index: 1, of: 1 };
  return Array.from({ length: Math.max(0, Math.ceil((runs - index + 1) / of)) }, (_, k) => index - 1 + k * of);
}
