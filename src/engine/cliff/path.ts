import { evaluate, newPoint, normOf } from "./neuron.ts";
import { PATH_STRIDE, type Walk } from "./shapes.ts";

/**
 * Gradient descent over (w, b), clipped by norm as clip_grad_norm_ does it: g ← g·min(1, max_norm/(‖g‖ + 1e-6)). Returns
 * (updates + 1, 4): w, b, E, ‖∇E‖, the first row the start. It goes on wherever it gets to, Inf and NaN included.
 */
export function path({ w, b, lr, max_norm, updates, seq_len }: Walk): Float64Array<ArrayBuffer> {
  const rows = new Float64Array((updates + 1) * PATH_STRIDE);
  const at = newPoint();
  for (let update = 0; update <= updates; update++) {
    evaluate(w, b, seq_len, at);
    const norm = normOf(at);
    rows.set([w, b, at.loss, norm], update * PATH_STRIDE);
    const scale = max_norm === null ? 1 : Math.min(1, max_norm / (norm + 1e-6));
    w -= lr * scale * at.dw;
    b -= lr * scale * at.db;
  }
  return rows;
}
