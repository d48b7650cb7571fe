import type { Axis } from "../../experiment/mapPlan.ts";

/** The first line of a sweep: everything that its runs follow from. */
export interface SweepHeader {
  readonly type: "sweep";
  readonly v: 1;
  /** The release that made the numbers. */
  readonly version: string;
  /** The lanes as the file has them, every field filled in. */
  readonly lanes: readonly object[];
  /** The axes, the last one fastest. */
  readonly over: readonly Axis[];
  /** Runs of every lane in every cell, with the seeds from the experiment's own on. */
  readonly seeds: number;
  /** Runs of the whole sweep. */
  readonly runs: number;
  /** Null: all runs are here. */
  readonly shard: Shard | null;
}

/** One of `of` parts of a sweep: the runs whose index leaves the remainder index − 1. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

export const MOST_RUNS = 100_000;
export const MOST_SHARDS = 10_000;

/** Null where the line is not the first of a sweep. */
export function readHeader(line: string): SweepHeader | null {
  try {
    const header: unknown = JSON.parse(line);
    return isHeader(header) ? header : null;
  } catch {
    return null;
  }
}

function isHeader(value: unknown): value is SweepHeader {
  const { type, v, version, lanes, over, seeds, runs, shard } = (value ?? {}) as Partial<Record<string, unknown>>;
  if (type !== "sweep" || v !== 1 || typeof version !== "string") return false;
  if (!(Array.isArray(lanes) && lanes.every(isObject) && Array.isArray(over) && over.every(isAxis))) return false;
  const isCount = Number.isInteger(seeds) && Number.isInteger(runs) && (runs as number) >= 1;
  const count = over.reduce((product, { values }) => product * values.length, lanes.length * (seeds as number));
  return isCount && runs === count && count <= MOST_RUNS && (shard === null || isShard(shard));
}

export function isShard(value: unknown): value is Shard {
  const { index, of } = (value ?? {}) as Record<keyof Shard, unknown>;
  return isInteger(index) && isInteger(of) && index >= 1 && index <= of && of <= MOST_SHARDS;
}

const isInteger = (value: unknown): value is number => Number.isInteger(value);
const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

function isAxis(value: unknown): value is Axis {
  return (
    isObject(value) &&
    "path" in value &&
    typeof value.path === "string" &&
    "values" in value &&
    Array.isArray(value.values)
  );
}
