import packageFile from "../../../package.json" with { type: "json" };
import type { FileLane } from "../readRuns.ts";
import type { Axis } from "./axis.ts";
import { MOST_RUNS } from "./grid.ts";
import { isShard, type Shard } from "./shard.ts";

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

export function headerOf(
  lanes: readonly FileLane[],
  axes: readonly Axis[],
  seeds: number,
  runs: number,
  shard: Shard | null,
): SweepHeader {
  const described = lanes.map(({ letter, experiment, timeline }) => ({
    ...(letter !== null && { lane: letter }),
    experiment,
    ...(timeline.length > 0 && { timeline }),
  }));
  return { type: "sweep", v: 1, version: packageFile.version, lanes: described, over: axes, seeds, runs, shard };
}

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

const words = {
  version: "release",
  lanes: "experiment or --steps",
  over: "--over",
  seeds: "--seeds",
  runs: "--over",
  shard: "--shard",
} as const satisfies Partial<Record<keyof SweepHeader, string>>;

/** What sets two sweeps apart, in a word for the reader; null where they are the same. */
export function headerDifference(a: SweepHeader, b: SweepHeader): string | null {
  const keys = Object.keys(words) as (keyof typeof words)[];
  const differing = keys.find((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]));
  return differing === undefined ? null : words[differing];
}
