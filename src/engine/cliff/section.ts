import { evaluate, newPoint, normOf } from "./neuron.ts";
import type { Region, Section } from "./shapes.ts";

/** Points before any are added. */
const COARSE = 200;
/** Between neighbours whose losses differ by more another point is put, until they are closer than the least gap. */
const STEEP = 0.01;
const LEAST_GAP = 1e-7;
/** A loss that changes by as much within the least gap, or nearly so, jumps. */
const JUMP = 0.1;
/** Neighbours between which the loss jumps are at most so far apart. */
const JUMP_WIDTH = 0.005;

/** The loss along b at one w, with points enough to show the wall as what it is: steep, not broken. */
export function section(w: number, [least, most]: Region["b"], seq_len: number): Section {
  const at = newPoint();
  const lossAt = (b: number) => evaluate(w, b, seq_len, at).loss;
  const places: number[] = [];
  const refine = (from: number, to: number, lossFrom: number, lossTo: number): void => {
    if (Math.abs(lossTo - lossFrom) > STEEP && to - from > LEAST_GAP) {
      const middle = (from + to) / 2;
      const loss = lossAt(middle);
      refine(from, middle, lossFrom, loss);
      refine(middle, to, loss, lossTo);
    } else places.push(from);
  };
  for (let k = 0; k < COARSE; k++) {
    const [from, to] = [least + ((most - least) * k) / COARSE, least + ((most - least) * (k + 1)) / COARSE];
    refine(from, to, lossAt(from), lossAt(to));
  }
  places.push(most);
  const b = Float64Array.from(places);
  const gradient = new Float64Array(b.length);
  const loss = b.map((place, k) => {
    evaluate(w, place, seq_len, at);
    gradient[k] = normOf(at);
    return at.loss;
  });
  return { b, loss, gradient, wall: wallIn(b, loss, gradient) };
}

/** Where the gradient is longest, if the loss jumps around there. */
function wallIn(b: Float64Array, loss: Float64Array, gradient: Float64Array): number | null {
  let top = 0;
  for (let k = 1; k < b.length; k++) if ((gradient[k] as number) > (gradient[top] as number)) top = k;
  const place = b[top] as number;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let k = 0; k < b.length; k++) {
    if (Math.abs((b[k] as number) - place) > JUMP_WIDTH) continue;
    low = Math.min(low, loss[k] as number);
    high = Math.max(high, loss[k] as number);
  }
  return high - low > JUMP ? place : null;
}
