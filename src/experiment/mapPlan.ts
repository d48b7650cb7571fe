import { fieldAt } from "./declaration.ts";
import type { Value } from "./fields.ts";
import { experimentOf, flatten, nest } from "./flat.ts";
import { changedFlat } from "./patch.ts";
import type { Experiment } from "./schema.ts";
import { validate } from "./validate.ts";

/** One axis of a map or a sweep: a field and its values in order. */
export interface Axis {
  readonly path: string;
  readonly values: readonly Value[];
}

/** What is asked of a map. Cells are numbered y · x.values.length + x, the first y the lowest on the picture. */
export interface MapPlan {
  readonly base: Experiment;
  readonly x: Axis;
  readonly y: Axis;
  readonly seeds: number;
  readonly steps: number;
}

export const cellCount = ({ x, y }: MapPlan): number => x.values.length * y.values.length;

/** The experiment of a cell with the `seed`-th of its seeds; null where there can be none. */
export function cellExperiment(plan: MapPlan, cell: number, seed: number): Experiment | null {
  const { base, x, y, steps } = plan;
  const over = new Map<string, Value>([
    [x.path, x.values[cell % x.values.length] as Value],
    [y.path, y.values[Math.floor(cell / x.values.length)] as Value],
  ]);
  const experiment = { ...experimentOf(nest(changedFlat(flatten(base), over))), steps };
  const whole = { ...experiment, seed: experiment.seed + seed };
  return validate(whole).ok ? whole : null;
}

/** Evenly spaced values of a numeric field, each once; a choice's own values whatever the ends. Empty: no such axis. */
export function axisValues(path: string, min: number, max: number, count: number): readonly Value[] {
  const field = fieldAt(path);
  if (field === undefined) return [];
  if (field.kind === "choice") return field.values;
  if (field.kind === "switch") return [false, true];
  if (field.kind !== "number" && field.kind !== "integer") return [];
  const [low, high] = [Math.max(min, field.min), Math.min(max, field.max)];
  if (!(low < high)) return [];
  const values = Array.from({ length: count }, (_, k) => low + ((high - low) * k) / (count - 1));
  return [...new Set(values.map((value) => (field.kind === "integer" ? Math.round(value) : rounded(value))))];
}

/** Without the last bits of a division: 0.8500000000000001 would be no value to read. */
const rounded = (value: number) => Number(value.toPrecision(6));

/** Strides from coarse to fine. */
const STRIDES = [8, 4, 2, 1] as const;

/** All cells, each once: every eighth in both directions first, then what lies between. */
export function coarseToFine({ x, y }: MapPlan): readonly number[] {
  const order: number[] = [];
  const [columns, rows] = [x.values.length, y.values.length];
  for (const [level, stride] of STRIDES.entries()) {
    const before = STRIDES[level - 1];
    for (let row = 0; row < rows; row += stride) {
      for (let column = 0; column < columns; column += stride) {
        const isThere = before !== undefined && row % before === 0 && column % before === 0;
        if (!isThere) order.push(row * columns + column);
      }
    }
  }
  return order;
}
