import { differencesFrom } from "../experiment/differences.ts";
import { commentLine, commentLink, numberCell, textCell } from "./csv.ts";
import { type History, MARK_INF, MARK_NAN, MARK_ZERO } from "./history.ts";
import { type LaneData, numberNames, type RunData, stepsOf } from "./runData.ts";

/**
 * Every recorded number of every lane: a line a lane and step. Where a history has merged its steps a line stands for
 * several: a number is that of the last of them, and beside it are its smallest and largest finite value and what it
 * was at least once. Returns the lines, each with its end.
 */
export function runCsv(data: RunData): readonly string[] {
  const names = [...new Set(data.lanes.flatMap(({ history }) => numberNames(history.layout)))];
  const merged = data.lanes.some(({ history }) => history.stride > 1);
  const columns = names.flatMap((name) => (merged ? [name, `${name}_min`, `${name}_max`, `${name}_marks`] : [name]));
  return [
    ...headerOf(data),
    `${["lane", "step", "last_step", ...columns].map(textCell).join(",")}\n`,
    ...data.lanes.flatMap((lane) => rowsOf(lane, names, merged)),
  ];
}

/** What is needed to record it again; a reader of tables skips lines that begin with "#". */
function headerOf({ seed, version, link, comparison }: RunData): readonly string[] {
  const differs = differencesFrom(comparison).map(({ path, values }) =>
    commentLine(
      `differs: ${path} ${values.map((value) => (value === undefined ? "none" : String(value))).join(" | ")}`,
    ),
  );
  return [
    commentLine(`seed: ${seed}`),
    commentLine(`version: Exploding Gradients Lab ${version}`),
    commentLink(`link: ${link}`),
    ...differs,
  ].map((line) => `${line}\n`);
}

function rowsOf({ letter, history }: LaneData, names: readonly string[], merged: boolean): readonly string[] {
  const own = numberNames(history.layout);
  const places = names.map((name) => own.indexOf(name));
  return Array.from({ length: history.bins }, (_, bin) => {
    const { first, last } = stepsOf(history, bin);
    const cells = places.flatMap((index) => cellsAt(history, bin, index, merged));
    return `${[textCell(letter), String(first), String(last), ...cells].join(",")}\n`;
  });
}

/** `index` −1: the lane has no such number. */
function cellsAt(history: History, bin: number, index: number, merged: boolean): readonly string[] {
  if (index < 0) return merged ? ["", "", "", ""] : [""];
  const value = numberCell(history.last(bin, index));
  if (!merged) return [value];
  const finite = (extreme: number) => numberCell(Number.isNaN(extreme) ? null : extreme);
  const extremes = [finite(history.min(bin, index)), finite(history.max(bin, index))];
  return [value, ...extremes, marksOf(history.marks(bin, index)).join(" ")];
}

/** What the values of a bin were at least once. */
export function marksOf(marks: number): readonly string[] {
  const known = [
    [MARK_INF, "inf"],
    [MARK_NAN, "nan"],
    [MARK_ZERO, "zero"],
  ] as const;
  return known.filter(([bit]) => marks & bit).map(([, name]) => name);
}
