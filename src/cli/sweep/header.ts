import packageFile from "../../../package.json" with { type: "json" };
import type { Shard, SweepHeader } from "../../diagnosis/sweepFormat/header.ts";
import type { Axis } from "../../experiment/mapPlan.ts";
import type { FileLane } from "../readRuns.ts";

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
