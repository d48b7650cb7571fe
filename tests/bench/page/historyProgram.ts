import { readouts } from "../../../src/diagnosis/readouts.ts";
import { layoutOf } from "../../../src/engine/quantities.ts";
import { createHistory } from "../../../src/runs/history.ts";
import { labColumns } from "../../../src/runs/labColumns.ts";
import { HISTORY_BUDGET } from "../../../src/runs/pool.ts";

const DEPTH = 100;
/** A lane of two. */
const SHARE = HISTORY_BUDGET / 2;

const layers = Array.from({ length: DEPTH }, (_, k) => `h${k + 1}`);
const parameter = Array.from({ length: DEPTH + 1 }, (_, k) => [`linear${k + 1}.weight`, `linear${k + 1}.bias`]).flat();
const layout = layoutOf(labColumns, { parameter, hidden: [...layers, "prediction"], memory: [], recurrent: [] });
const history = createHistory(layout, SHARE);

/** What a frame of the lab brings at full speed. */
const ROWS = 32;

export function fill(steps: number): void {
  const rows = new Float64Array(ROWS * layout.width);
  for (let done = 0; done < steps; done += ROWS) {
    for (let i = 0; i < rows.length; i++) rows[i] = 1 + ((done + i) % 1000) / 1000;
    history.append(rows, Math.min(ROWS, steps - done));
  }
}

/** What the page reads of the history to show a step. */
export function scrub(step: number): number {
  const shown = readouts(history, null, step);
  const bin = history.binOf(step);
  let sum = shown.loss ?? 0;
  for (let index = 0; index < layout.width; index++) sum += history.last(bin, index);
  return sum;
}

export const bytes = () => history.bytes;
export const width = () => layout.width;
