import { availableParallelism } from "node:os";
import type { parseArgs } from "node:util";
import type { SweepHeader } from "../../diagnosis/sweepFormat/header.ts";
import { CliError } from "../cliError.ts";
import { integerOption } from "../integerOption.ts";
import { readRuns } from "../readRuns.ts";
import { stepsOption } from "../stepsOption.ts";
import { readAxes } from "./axis.ts";
import { createGrid, type Grid } from "./grid.ts";
import { headerOf } from "./header.ts";
import { indicesOf, readShard } from "./shard.ts";

export const sweepUsage =
  "sweep FILE --over PATH=VALUES... [--seeds N] [--steps N] [--shard I/N] [--jobs N] [--out FILE]";

export const sweepOptions = {
  over: { type: "string", multiple: true },
  seeds: { type: "string" },
  steps: { type: "string" },
  shard: { type: "string" },
  jobs: { type: "string" },
  out: { type: "string" },
  merge: { type: "boolean" },
} as const;
export type SweepValues = ReturnType<typeof parseArgs<{ options: typeof sweepOptions }>>["values"];

/** A sweep that may start: every cell of it is sound. */
export interface SweepPlan {
  readonly grid: Grid;
  readonly header: SweepHeader;
  /** The runs of this shard, in order. */
  readonly indices: readonly number[];
  readonly jobs: number;
}

const MOST_SEEDS = 10_000;
const MOST_JOBS = 256;

/** Throws a CliError, one line that names option or file, field, value and what is allowed. */
export async function planSweep(
  files: readonly string[],
  values: SweepValues,
  signal: AbortSignal,
): Promise<SweepPlan> {
  const usage = `usage: exploding-gradients ${sweepUsage}`;
  if (files.length !== 1) throw new CliError(`${files.length === 0 ? "no file" : "more than one file"}; ${usage}`);
  if (values.over === undefined) throw new CliError(`no --over; ${usage}`);
  const axes = readAxes(values.over);
  const paths = axes.map(({ path }) => path);
  const seeds = optional(values.seeds, (text) => integerOption("--seeds", text, 1, MOST_SEEDS)) ?? 1;
  if (seeds > 1 && paths.includes("seed")) throw notTwice("--seeds", "seed");
  const steps = optional(values.steps, stepsOption);
  if (steps !== null && paths.includes("steps")) throw notTwice("--steps", "steps");
  const shard = optional(values.shard, readShard);
  const jobs = optional(values.jobs, (text) => integerOption("--jobs", text, 1, MOST_JOBS)) ?? availableParallelism();
  const [read] = await readRuns(files);
  if (read === undefined) throw new Error("a file was read and is not there");
  const lanes = read.lanes.map((lane) =>
    steps === null ? lane : { ...lane, experiment: { ...lane.experiment, steps } },
  );
  const grid = await createGrid({ file: read.file, lanes }, axes, seeds, jobs, signal);
  const header = headerOf(lanes, axes, seeds, grid.length, shard);
  return { grid, header, indices: indicesOf(shard, grid.length), jobs };
}

function optional<T>(text: string | undefined, read: (text: string) => T): T | null {
  return text === undefined ? null : read(text);
}

function notTwice(option: string, path: string): CliError {
  return new CliError(`${option}: contradicts --over ${path}; allowed: one of the two`);
}
