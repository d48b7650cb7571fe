import { sigmoid64 } from "./neuron.ts";
import type { Bifurcation, Region } from "./shapes.ts";

/** Points along the curve. */
const POINTS = 800;

/**
 * The fixed points h = w·σ(h) + b, as Doya (1992) draws them: to each h belongs the one b = h − w·σ(h). A fixed point
 * attracts where |w·σ′(h)| < 1, and two of them meet where w·σ′(h) = 1, that is σ(h) = ½ ± √(¼ − 1/w), for w > 4.
 */
export function bifurcation(w: number, [least, most]: Region["b"]): Bifurcation {
  // On the curve h lies between b and b + w.
  const from = least + Math.min(0, w);
  const to = most + Math.max(0, w);
  const values: number[] = [];
  for (let k = 0; k <= POINTS; k++) {
    const h = from + ((to - from) * k) / POINTS;
    const s = sigmoid64(h);
    const b = h - w * s;
    if (b >= least && b <= most) values.push(b, h, Math.abs(w * s * (1 - s)) < 1 ? 1 : 0);
  }
  return { points: Float64Array.from(values), folds: foldsOf(w) };
}

function foldsOf(w: number): readonly number[] {
  if (w <= 4) return [];
  const half = Math.sqrt(0.25 - 1 / w);
  return [0.5 + half, 0.5 - half].map((s) => logit(s) - w * s).sort((a, b) => a - b);
}

/** The h with σ(h) = s, by Newton's method: σ has no other inverse that is the same on every device. */
function logit(s: number): number {
  let h = 0;
  for (let k = 0; k < 60; k++) {
    const at = sigmoid64(h);
    h -= Math.max(-1, Math.min(1, (at - s) / (at * (1 - at))));
  }
  return h;
}
