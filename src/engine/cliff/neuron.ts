import { exp64 } from "../kernels/math/exp.ts";

/**
 * One neuron that feeds itself, in float64: h_t = w·σ(h_{t−1}) + b from h_0 = 0.5 over T time steps, with the loss
 * E = (σ(h_T) − 0.7)² (Pascanu, Mikolov & Bengio 2013, figure 6).
 */
const H0 = 0.5;
const TARGET = 0.7;

/** Time steps at most; the states of one pass are kept in scratch. */
const MOST_TIME_STEPS = 1000;
const squashed = new Float64Array(MOST_TIME_STEPS + 1);

/** σ(x) = 1/(1 + exp(−x)), the same bits on every device. */
export function sigmoid64(x: number): number {
  const e = exp64(-Math.abs(x));
  return (x < 0 ? e : 1) / (1 + e);
}

/** Filled by `evaluate`. */
export interface Point {
  loss: number;
  /** ∂E/∂w */
  dw: number;
  /** ∂E/∂b */
  db: number;
}

/** E and its gradient at (w, b) by backpropagation through time, into `out`: nothing is allocated. */
export function evaluate(w: number, b: number, seq_len: number, out: Point): Point {
  squashed[0] = sigmoid64(H0);
  for (let t = 1; t <= seq_len; t++) squashed[t] = sigmoid64(w * (squashed[t - 1] as number) + b);
  const error = (squashed[seq_len] as number) - TARGET;
  let dw = 0;
  let db = 0;
  let ds = 2 * error;
  for (let t = seq_len; t > 0; t--) {
    const s = squashed[t] as number;
    const dh = ds * s * (1 - s);
    dw += dh * (squashed[t - 1] as number);
    db += dh;
    ds = dh * w;
  }
  out.loss = error * error;
  out.dw = dw;
  out.db = db;
  return out;
}

export const newPoint = (): Point => ({ loss: 0, dw: 0, db: 0 });

/** ‖∇E‖ */
export const normOf = ({ dw, db }: Point): number => Math.sqrt(dw * dw + db * db);
