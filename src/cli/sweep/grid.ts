import { setImmediate } from "node:timers/promises";
import { MOST_RUNS } from "../../diagnosis/sweepFormat/header.ts";
import { memoryNeeded } from "../../engine/trainer.ts";
import { resolve } from "../../experiment/comparison.ts";
import type { Value } from "../../experiment/fields.ts";
import { flatten, nest } from "../../experiment/flat.ts";
import type { Axis } from "../../experiment/mapPlan.ts";
import { difference } from "../../experiment/patch.ts";
import { allowedBy, type Problem, problem } from "../../experiment/problem.ts";
import { type Experiment, schema, type TimelineEntry } from "../../experiment/schema.ts";
import { validateComparison } from "../../experiment/validateComparison.ts";
import { CliError } from "../cliError.ts";
import { problemSentence } from "../problemSentence.ts";
import type { FileLane, FileRuns } from "../readRuns.ts";
import { recordProblems } from "./recordMemory.ts";

/** One run of a sweep: what a thread needs to train it and to write its line. */
export interface SweepRun {
  readonly index: number;
  /** "A", "B", …; null where the file is a single experiment. */
  readonly lane: string | null;
  /** The values of the axes, by path, first axis first. */
  readonly over: ReadonlyMap<string, Value>;
  readonly experiment: Experiment;
  readonly timeline: readonly TimelineEntry[];
}

/** The runs of a sweep in order: the cells with the last axis fastest, in each cell the lanes, innermost the seeds. */
export interface Grid {
  readonly length: number;
  runAt(index: number): SweepRun;
}

/** Bad cells that are named. */
const MOST_NAMED = 4;
/** Many cells take a while to check: signals are heard so often, in milliseconds. */
const LISTEN_MS = 50;

/** A lane in a cell, with the first of its seeds. */
type Cell = Omit<SweepRun, "index">;

/**
 * Checks every lane in every cell before anything runs; throws a CliError, one line that names the bad cells, and the
 * signal's reason where it aborts meanwhile.
 */
export async function createGrid(
  { file, lanes }: Pick<FileRuns, "file" | "lanes">,
  axes: readonly Axis[],
  seeds: number,
  jobs: number,
  signal: AbortSignal,
): Promise<Grid> {
  const count = axes.reduce((product, { values }) => product * values.length, 1);
  const length = count * lanes.length * seeds;
  if (length > MOST_RUNS) throw new CliError(`${file}: ${length} runs are too many; allowed: ${MOST_RUNS}`);
  const cells: Cell[] = [];
  const bad: BadCell[] = [];
  let listened = performance.now();
  for (let k = 0; k < count * lanes.length; k++) {
    const lane = lanes[k % lanes.length] as FileLane;
    const over = overAt(axes, Math.floor(k / lanes.length));
    const found = inCell(lane, over, seeds, Math.min(jobs, length));
    if ("experiment" in found) cells.push(found);
    else bad.push({ name: nameOf(lane, over), problems: found });
    if (performance.now() - listened < LISTEN_MS) continue;
    await setImmediate();
    signal.throwIfAborted();
    listened = performance.now();
  }
  if (bad.length > 0) throw refusal(file, bad);
  return { length, runAt: (index) => withSeed(cells[Math.floor(index / seeds)] as Cell, index, index % seeds) };
}

function withSeed(cell: Cell, index: number, offset: number): SweepRun {
  return { index, ...cell, experiment: { ...cell.experiment, seed: cell.experiment.seed + offset } };
}

/** The k-th cell: a number whose digits, the last axis lowest, count the axes' values. */
function overAt(axes: readonly Axis[], k: number): ReadonlyMap<string, Value> {
  let rest = k;
  const chosen = axes.toReversed().map(({ path, values }): [string, Value] => {
    const value = values[rest % values.length] as Value;
    rest = Math.floor(rest / values.length);
    return [path, value];
  });
  return new Map(chosen.reverse());
}

/**
 * The lane with the cell's values in place of its own. A field that stands at its default follows a new choice to that
 * choice's default, as in a link: weight_decay from Adam's 0 to AdamW's 0.01.
 */
function inCell(
  { experiment, timeline, letter }: FileLane,
  over: ReadonlyMap<string, Value>,
  seeds: number,
  threads: number,
): Cell | readonly Problem[] {
  const base = nest(difference(new Map(), flatten(experiment)));
  const read = validateComparison({ v: 1, base, lanes: [{ patch: nest(over), timeline }] }, memoryNeeded);
  if (!read.ok) return read.problems;
  const [lane] = resolve(read.value);
  if (lane === undefined) throw new Error("a comparison of one lane has none");
  const last = lane.experiment.seed + seeds - 1;
  if (last > schema.seed.max) return [problem("seed", last, "range", allowedBy(schema.seed))];
  const large = recordProblems(lane.experiment, threads);
  return large.length > 0 ? large : { lane: letter, over, ...lane };
}

interface BadCell {
  readonly name: string;
  readonly problems: readonly Problem[];
}

function nameOf({ letter }: FileLane, over: ReadonlyMap<string, Value>): string {
  const values = [...over].map(
    ([path, value]) => `${path}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  return [...(letter === null ? [] : [`lane ${letter}`]), ...values].join(" ");
}

function refusal(file: string, bad: readonly BadCell[]): CliError {
  const [first, ...others] = bad;
  const [cause] = first?.problems ?? [];
  const sentence = cause ? problemSentence({ ...cause, path: cause.path.replace(/^lanes\[0\]\.(patch\.)?/, "") }) : "";
  const named = others.slice(0, MOST_NAMED).map(({ name }) => name);
  const more = others.length > MOST_NAMED ? [...named, "…"] : named;
  const also = others.length > 0 ? ` (and ${others.length} more cells: ${more.join("; ")})` : "";
  return new CliError(`${file}: --over ${first?.name}: ${sentence}${also}`);
}
