/** Growth of the median layer in one step from which an arrow says so, in decades. */
const REMARKABLE = 6;

/** A jump between two steps: the layer at which the arrow stands (from 1), and by how many decades it rose there. */
export interface Jump {
  readonly layer: number;
  readonly from: number;
  readonly to: number;
}

/** The jump from the row `before` to `now` (log10 by layer), null where the median layer grew by less than 10^6. */
export function jumpOf(before: Float64Array, now: Float64Array): Jump | null {
  if (!(median(finite(now)) - median(finite(before)) > REMARKABLE)) return null;
  const layer = middleLayer(before, now);
  if (layer === null) return null;
  return { layer, from: before[layer - 1] as number, to: now[layer - 1] as number };
}

/** The layer nearest to the middle that is finite in both rows. */
function middleLayer(before: Float64Array, now: Float64Array): number | null {
  const middle = (now.length + 2) >> 1;
  for (let away = 0; away < now.length; away++) {
    for (const layer of [middle - away, middle + away]) {
      if (Number.isFinite(before[layer - 1]) && Number.isFinite(now[layer - 1])) return layer;
    }
  }
  return null;
}

const finite = (row: Float64Array) => row.filter(Number.isFinite);

/** NaN of nothing. The array is sorted in place. */
export function median(values: Float64Array): number {
  values.sort();
  const half = values.length >> 1;
  const upper = values[half] ?? Number.NaN;
  return values.length % 2 === 1 ? upper : ((values[half - 1] ?? Number.NaN) + upper) / 2;
}
