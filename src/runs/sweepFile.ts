import { readHeader, type SweepHeader } from "../diagnosis/sweepFormat/header.ts";
import { readRun } from "../diagnosis/sweepFormat/readRun.ts";
import type { MapPlan } from "../experiment/mapPlan.ts";
import { validate } from "../experiment/validate.ts";
import type { MapCell } from "./mapState.ts";

/** What a file of a sweep shows on a map: of a comparison the first lane. */
interface SweepFile {
  readonly plan: MapPlan;
  readonly cells: readonly (MapCell | undefined)[];
}

/** Why a file cannot be shown: a line, from 1, that is none of a sweep, or a number of axes that is not two. */
export type SweepFileProblem =
  | { readonly kind: "line"; readonly line: number }
  | { readonly kind: "axes"; readonly axes: number };

export type ReadSweepFile =
  | { readonly ok: true; readonly value: SweepFile }
  | { readonly ok: false; readonly problem: SweepFileProblem };

/** No line of a sweep is longer, in characters: a file that is something else is not read to its end. */
const LONGEST_LINE = 4_000_000;
/** The page gets its turn so often, in milliseconds. */
const SLICE_MS = 12;

/** Reads what the command `sweep` has written, finished or not, without holding the page up. */
export async function readSweepFile(file: Blob): Promise<ReadSweepFile> {
  let sheet: Sheet | null = null;
  let count = 0;
  for await (const line of linesOf(file)) {
    count += 1;
    if (sheet !== null) {
      if (!sheet.take(line)) return refused({ kind: "line", line: count });
      continue;
    }
    const opened = open(readHeader(line));
    if ("kind" in opened) return refused(opened);
    sheet = opened;
  }
  return sheet === null ? refused({ kind: "line", line: 1 }) : { ok: true, value: sheet };
}

const refused = (problem: SweepFileProblem): ReadSweepFile => ({ ok: false, problem });

/** A map that lines are filled into. */
interface Sheet extends SweepFile {
  /** False: this is no line of a run of the sweep. */
  take(line: string): boolean;
}

function open(header: SweepHeader | null): Sheet | SweepFileProblem {
  const lane = header?.lanes[0] as { readonly experiment?: unknown } | undefined;
  const experiment = validate(lane?.experiment);
  if (header === null || !experiment.ok) return { kind: "line", line: 1 };
  const [y, x, ...others] = header.over;
  if (x === undefined || y === undefined || others.length > 0) return { kind: "axes", axes: header.over.length };
  const { lanes, seeds, runs } = header;
  const base = experiment.value;
  const plan = { base, x, y, seeds, steps: base.steps };
  const cells = new Array<MapCell | undefined>(x.values.length * y.values.length).fill(undefined);
  const take = (line: string) => {
    const run = readRun(line);
    if (run === null || run.index >= runs) return false;
    const inCell = run.index % (lanes.length * seeds);
    const cell = Math.floor(run.index / (lanes.length * seeds));
    if (inCell < seeds) cells[cell] = { runs: [...(cells[cell]?.runs ?? []), run.summary], problem: false };
    return true;
  };
  return { plan, cells, take };
}

/** Whole lines only: what an interrupted write has left behind the last line end is none. */
async function* linesOf(file: Blob): AsyncGenerator<string> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  let since = performance.now();
  for (let read = await reader.read(); !read.done && rest.length <= LONGEST_LINE; read = await reader.read()) {
    const lines = (rest + read.value).split("\n");
    rest = lines.pop() as string;
    for (const line of lines) {
      yield line;
      if (performance.now() - since < SLICE_MS) continue;
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
  }
  await reader.cancel();
}
