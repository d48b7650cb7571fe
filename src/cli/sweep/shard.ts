import { CliError } from "../cliError.ts";

/** One of `of` parts of a sweep: the runs whose index leaves the remainder index − 1. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

const MOST_SHARDS = 10_000;

/** "2/8". Throws a CliError. */
export function readShard(text: string): Shard {
  const [, index, of] = (/^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? []).map(Number);
  const shard = { index, of };
  if (isShard(shard)) return shard;
  const given = JSON.stringify(text.slice(0, 64));
  throw new CliError(`--shard = ${given} is no part; allowed: I/N with I from 1 to N, N at most ${MOST_SHARDS}`);
}

export function isShard(value: unknown): value is Shard {
  const { index, of } = (value ?? {}) as Record<keyof Shard, unknown>;
  return isInteger(index) && isInteger(of) && index >= 1 && index <= of && of <= MOST_SHARDS;
}

const isInteger = (value: unknown): value is number => Number.isInteger(value);

/** The indices of the sweep's runs that are in the shard, in order; all of them where there is none. */
export function indicesOf(shard: Shard | null, runs: number): readonly number[] {
  const { index, of } = shard ?? { index: 1, of: 1 };
  return Array.from({ length: Math.max(0, Math.ceil((runs - index + 1) / of)) }, (_, k) => index - 1 + k * of);
}
