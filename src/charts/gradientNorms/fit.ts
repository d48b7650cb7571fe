import { FLOAT32_MAX_LOG } from "../logScale.ts";
import { type RowReader, rowReader } from "./rows.ts";
import { type HeroFacts, readRows, startingTheory } from "./scene.ts";

type Domain = readonly [number, number];

/** Finds the scale that fits what all lanes show: one for all of them, so that they stay comparable. The same ends are the same object. */
export function createFit(): (lanes: readonly HeroFacts[]) => Domain {
  const reader = rowReader();
  let domain: Domain = [0, 0];
  return (lanes) => {
    const [low, high] = fitDomain(drawnRows(lanes, reader));
    if (low !== domain[0] || high !== domain[1]) domain = [low, high];
    return domain;
  };
}

/** Row after row: the reader fills the same arrays for the next lane. */
function* drawnRows(lanes: readonly HeroFacts[], reader: RowReader): Generator<Float64Array> {
  for (const lane of lanes) {
    const theory = startingTheory(lane);
    if (theory) yield theory;
    const rows = readRows(lane, reader);
    if (!rows) continue;
    yield rows.current;
    for (let k = 0; k < rows.trailing; k++) yield rows.trail[k] as Float64Array;
  }
}

/** The scale that fits the finite ones of `rows` (log10): whole decades, four at least, no higher than the float32 ceiling. */
export function fitDomain(rows: Iterable<ArrayLike<number>>): Domain {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    for (let i = 0; i < row.length; i++) {
      const value = row[i] as number;
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (low > high) return [-2, 2];
  const room = Math.max(0.25, 0.06 * (high - low));
  const from = Math.floor(low - room);
  const to = Math.max(from + 4, Math.ceil(high + 0.25));
  return to >= FLOAT32_MAX_LOG ? [Math.min(from, FLOAT32_MAX_LOG - 4), FLOAT32_MAX_LOG] : [from, to];
}
