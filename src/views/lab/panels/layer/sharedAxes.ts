import { type HistogramRange, united } from "../../../../charts/histogram/layout.ts";

/** The histograms of a layer; those of one kind stand on one axis in all lanes. */
export type HistogramKind = "weight" | "weight_gradient" | "activation" | "signal";

export interface SharedAxes {
  /** The range of a lane's histogram; null: it has none (any more). */
  put(kind: HistogramKind, lane: number, range: HistogramRange | null): void;
  /** What holds those of all lanes. */
  rangeOf(kind: HistogramKind): HistogramRange | null;
}

export function createSharedAxes(): SharedAxes {
  const lanes = new Map<HistogramKind, Map<number, HistogramRange | null>>();
  const whole = new Map<HistogramKind, HistogramRange | null>();
  return {
    put(kind, lane, range) {
      const known = lanes.get(kind) ?? new Map<number, HistogramRange | null>();
      lanes.set(kind, known.set(lane, range));
      whole.set(kind, [...known.values()].reduce(united, null));
    },
    rangeOf: (kind) => whole.get(kind) ?? null,
  };
}
