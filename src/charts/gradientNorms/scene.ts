import { layerColumns } from "../layerColumns.ts";
import type { HeroData } from "./data.ts";
import { type Jump, jumpOf } from "./jump.ts";
import { type HeroLayout, heroLayout } from "./layout.ts";
import { previousRow, type RowReader, type Rows } from "./rows.ts";
import { distance, meanFactor, theoryLine } from "./theory.ts";

/** What the chart shows: everything that is not yet pixels of a certain colour. */
export interface Scene {
  readonly layout: HeroLayout;
  /** Null before the first step. */
  readonly rows: Rows | null;
  readonly theory: Theory | null;
  readonly jump: Jump | null;
  /** Whether a layer is exactly zero or below the scale, so that the lower strip is in use. */
  readonly below: boolean;
}

/** `onData`: the measured line coincides with it, so that it is anchored at the shown step and drawn on top. */
interface Theory {
  /** log10 at hidden layer 1 … L. */
  readonly line: Float64Array;
  readonly factor: number;
  readonly onData: boolean;
}

/** What of a lane decides which rows are drawn. */
export type HeroFacts = Pick<HeroData, "history" | "quantity" | "playhead" | "heldStep" | "theory" | "hiddenLayers">;

/** Nearer than this, in decades and in pixels, the measured line counts as lying on the theory line. */
const NEAR_DECADES = 0.75;
const NEAR_PIXELS = 8;

export function sceneOf(data: HeroData, width: number, height: number, reader: RowReader): Scene {
  const rows = readRows(data, reader);
  const atStart = startingTheory(data);
  const points = rows?.points ?? data.hiddenLayers + 1;
  const hidden = Math.min(points, Math.max(1, data.hiddenLayers));
  const layout = heroLayout(width, height, data.variant, points, hidden, data.domain);
  const previous = rows?.consecutive ? previousRow(rows) : null;
  return {
    layout,
    rows,
    theory: theoryOf(data, rows, atStart, layout),
    jump: rows && previous ? jumpOf(previous, rows.current) : null,
    below: rows?.current.some((log) => log < layout.y.domain[0]) ?? false,
  };
}

export function readRows({ history, quantity, playhead, heldStep }: HeroFacts, reader: RowReader): Rows | null {
  if (!history || history.steps === 0 || playhead < 0) return null;
  const columns = layerColumns(history.layout, quantity);
  const held = heldStep !== null && playhead > heldStep;
  const step = Math.max(0, Math.min(held ? heldStep : playhead, history.steps - 1));
  return columns.length > 0 ? reader.read(history, columns, step, heldStep !== null && step <= heldStep) : null;
}

/** The theory line from what the last hidden layer received at step 0; before that, from 1. */
export function startingTheory({ history, theory, quantity, hiddenLayers }: HeroFacts): Float64Array | null {
  if (quantity !== "signal" || !theory || theory.length === 0 || theory.length !== hiddenLayers - 1) return null;
  const index = history ? layerColumns(history.layout, quantity)[hiddenLayers - 1] : undefined;
  const start = index === undefined ? Number.NaN : Math.log10(history?.first(index) ?? Number.NaN);
  return theoryLine(theory, Number.isFinite(start) ? start : 0);
}

function theoryOf(
  { theory }: HeroData,
  rows: Rows | null,
  atStart: Float64Array | null,
  { y }: HeroLayout,
): Theory | null {
  if (!theory || !atStart) return null;
  const factor = meanFactor(theory);
  const anchor = rows?.current[theory.length] ?? Number.NaN;
  if (rows && Number.isFinite(anchor)) {
    const line = theoryLine(theory, anchor);
    const apart = distance(line, rows.current);
    const pixels = Math.abs(y.y(apart) - y.y(0));
    if (apart <= NEAR_DECADES && pixels <= NEAR_PIXELS) return { line, factor, onData: true };
  }
  return { line: atStart, factor, onData: false };
}
