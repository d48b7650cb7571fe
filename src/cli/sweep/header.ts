import packageFile from "../../../package.json" with { type: "json" };
import type { FileLane } from "../readRuns.ts";
import type { Axis } from "./axis.ts";
import type { Shard } from "./shard.ts";

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
    const header = JSON.parse(line) as SweepHeader | null;
    const isSweep = header?.type === "sweep" && header.v === 1 && Number.isInteger(header.runs);
    return isSweep && "shard" in header ? header : null;
  } catch {
    return null;
  }
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
