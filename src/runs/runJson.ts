import { differencesFrom } from "../experiment/differences.ts";
import type { History } from "./history.ts";
import { marksOf } from "./runCsv.ts";
import { type LaneData, numberNames, type RunData, stepsOf } from "./runData.ts";

/** The version of the file's layout. */
const RUN_FILE_VERSION = 1;

/**
 * The same as JSON that any parser takes: a number that is not finite is the string "NaN", "Infinity" or "-Infinity", as
 * the command line writes it. Of each lane every number is a list over the bins. Returns the text in pieces: as a whole
 * it may be longer than a string can be.
 */
export function runJson({ seed, version, link, comparison, lanes }: RunData): readonly string[] {
  const differs = differencesFrom(comparison).map(({ path, values }) => [path, values.map((value) => value ?? null)]);
  const about = {
    type: "run",
    v: RUN_FILE_VERSION,
    app: "exploding-gradients-lab",
    version,
    seed,
    link,
    differs: Object.fromEntries(differs),
    comparison: { v: 1, ...comparison },
  };
  const pieces = lanes.flatMap((lane, k) => [k > 0 ? ",\n" : "", ...lanePieces(lane)]);
  return [JSON.stringify(about).slice(0, -1), ',"lanes":[', ...pieces, "]}\n"];
}

function lanePieces({ letter, experiment, timeline, history }: LaneData): readonly string[] {
  const { steps, stride, bins } = history;
  const over = Array.from({ length: bins }, (_, bin) => stepsOf(history, bin));
  const about = {
    lane: letter,
    experiment,
    timeline,
    steps,
    stride,
    step: over.map(({ first }) => first),
    last_step: over.map(({ last }) => last),
  };
  const columns = [["columns", history.last, jsonNumber] as const, ...(stride > 1 ? mergedColumns(history) : [])];
  return [
    JSON.stringify(about).slice(0, -1),
    ...columns.flatMap(([name, read, write]) => [`,"${name}":{`, ...columnPieces(history, read, write), "}"]),
    "}",
  ];
}

type Read = (bin: number, index: number) => number;
type Write = (value: number) => string;

/** What the steps of a bin were besides its last one. */
function mergedColumns({ min, max, marks }: History): readonly (readonly [string, Read, Write])[] {
  const finite = (value: number) => (Number.isNaN(value) ? "null" : String(value));
  return [
    ["min", min, finite],
    ["max", max, finite],
    ["marks", marks, (value) => JSON.stringify(marksOf(value))],
  ];
}

function columnPieces({ layout, bins }: History, read: Read, write: Write): readonly string[] {
  return numberNames(layout).map((name, index) => {
    const values = Array.from({ length: bins }, (_, bin) => write(read(bin, index)));
    return `${index > 0 ? "," : ""}${JSON.stringify(name)}:[${values.join(",")}]`;
  });
}

const jsonNumber: Write = (value) => (Number.isFinite(value) ? String(value) : `"${value}"`);
