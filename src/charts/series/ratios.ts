import { ratioOf } from "../../engine/measures/ratioOf.ts";
import type { History } from "../../runs/history.ts";
import { MARK_INF, MARK_NAN, MARK_ZERO } from "../../runs/history.ts";
import { binCursor } from "../binCursor.ts";
import type { BinSeries } from "../decimate.ts";
import { weightColumns } from "../layerColumns.ts";
import { logOf } from "../logScale.ts";
import type { StepAxis } from "../stepAxis.ts";
import { binsUntil, binX } from "./history.ts";

/** Where a layer's update and weight norms stand in a recorded row. */
interface Pair {
  readonly update: number;
  readonly weight: number;
}

/** ‖W_{k+1} − W_k‖/‖W_k‖ of the weight matrices, bin by bin as log10; what was read of a long run is kept. */
export interface Ratios {
  /** Reads what is new. False where the run does not record it. */
  read(history: History | null, until: number): boolean;
  /** The median layer. */
  median(history: History, steps: StepAxis): BinSeries;
  /** Smallest and largest layer. */
  band(history: History, steps: StepAxis): BinSeries;
  /** One layer from 1; null where there is none. */
  layer(history: History, steps: StepAxis, layer: number): BinSeries | null;
}

export function createRatios(): Ratios {
  const cursor = binCursor();
  let pairs: readonly Pair[] = [];
  let layout: History["layout"] | null = null;
  let bins = 0;
  let table = allocate(64);
  let scratch = new Float64Array(0);

  function readBin(history: History, bin: number): void {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < pairs.length; i++) {
      const { update, weight } = pairs[i] as Pair;
      scratch[i] = ratioOf(history.last(bin, update), history.last(bin, weight));
      const [least, most] = [
        ratioOf(history.min(bin, update), history.max(bin, weight)),
        ratioOf(history.max(bin, update), history.min(bin, weight)),
      ];
      if (least < low) low = least;
      if (most > high) high = most;
    }
    const middle = middleOf(scratch);
    table.median[bin] = logOf(middle);
    table.low[bin] = low <= high ? logOf(low) : Number.NaN;
    table.high[bin] = low <= high ? logOf(high) : Number.NaN;
    table.marks[bin] = markOf(middle);
  }

  return {
    read(history, until) {
      bins = 0;
      if (!history) return false;
      if (layout !== history.layout) {
        layout = history.layout;
        pairs = pairsOf(layout);
        scratch = new Float64Array(pairs.length);
      }
      const [first] = pairs;
      if (!first) return false;
      bins = binsUntil(history, until);
      if (table.median.length < bins) table = grown(table, 2 * bins);
      for (let bin = cursor.next(history, bins, ""); bin < bins; bin++) readBin(history, bin);
      return true;
    },
    median: (history, steps) => ({
      bins,
      x: (bin) => binX(history, steps, bin),
      min: (bin) => finite(table.median[bin] as number),
      max: (bin) => finite(table.median[bin] as number),
      last: (bin) => table.median[bin] as number,
      marks: (bin) => table.marks[bin] as number,
    }),
    band: (history, steps) => ({
      bins,
      x: (bin) => binX(history, steps, bin),
      min: (bin) => table.low[bin] as number,
      max: (bin) => table.high[bin] as number,
      last: (bin) => table.high[bin] as number,
      marks: () => 0,
    }),
    layer(history, steps, layer) {
      const pair = pairs[layer - 1];
      if (!pair) return null;
      const { update, weight } = pair;
      return {
        bins,
        x: (bin) => binX(history, steps, bin),
        min: (bin) => logOf(ratioOf(history.min(bin, update), history.max(bin, weight))),
        max: (bin) => logOf(ratioOf(history.max(bin, update), history.min(bin, weight))),
        last: (bin) => logOf(ratioOf(history.last(bin, update), history.last(bin, weight))),
        marks: (bin) => history.marks(bin, update),
      };
    },
  };
}

function pairsOf(layout: History["layout"]): readonly Pair[] {
  const weights = weightColumns(layout, "weight_norm_f64");
  return weightColumns(layout, "update_norm_f64").map((update, i) => ({ update, weight: weights[i] ?? update }));
}

function allocate(length: number) {
  const row = () => new Float64Array(length);
  return { median: row(), low: row(), high: row(), marks: new Uint8Array(length) };
}

function grown(table: ReturnType<typeof allocate>, length: number): ReturnType<typeof allocate> {
  const larger = allocate(length);
  larger.median.set(table.median);
  larger.low.set(table.low);
  larger.high.set(table.high);
  larger.marks.set(table.marks);
  return larger;
}

/** A NaN stands last in a sorted typed array: with half of the layers NaN the median is NaN. */
function middleOf(values: Float64Array): number {
  values.sort();
  const half = values.length >> 1;
  const upper = values[half] as number;
  return values.length % 2 === 1 ? upper : ((values[half - 1] as number) + upper) / 2;
}

const finite = (log: number) => (log < Number.POSITIVE_INFINITY ? log : Number.NaN);

function markOf(value: number): number {
  if (Number.isNaN(value)) return MARK_NAN;
  if (value === Number.POSITIVE_INFINITY) return MARK_INF;
  return value === 0 ? MARK_ZERO : 0;
}
