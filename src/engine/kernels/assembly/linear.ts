import { product } from "./parts/product";
import { sumOverBatch } from "./parts/sumOverBatch";

/** y = x Wᵀ + b: W_t (fan_in, fan_out) has its outputs side by side, as lanes. */
export function linearForward(
  y: i32,
  x: i32,
  W: i32,
  W_t: i32,
  b: i32,
  batch: i32,
  fan_in: i32,
  fan_out: i32,
): void {
  const row = <usize>fan_out << 2;
  const bias: usize = b < 0 ? 0 : <usize>b << 2;
  product(<usize>y << 2, row, <usize>x << 2, <usize>fan_in << 2, 4, <usize>W_t << 2, row, bias, batch, fan_out, fan_in);
}

/** dx = dy W. */
export function linearBackwardInput(dx: i32, dy: i32, W: i32, batch: i32, fan_in: i32, fan_out: i32): void {
  const row = <usize>fan_in << 2;
  product(<usize>dx << 2, row, <usize>dy << 2, <usize>fan_out << 2, 4, <usize>W << 2, row, 0, batch, fan_in, fan_out);
}

/** dW = dyᵀ x and db = Σ dy. */
export function linearBackwardWeight(
  dW: i32,
  db: i32,
  dy: i32,
  x: i32,
  batch: i32,
  fan_in: i32,
  fan_out: i32,
): void {
  const row = <usize>fan_in << 2;
  product(<usize>dW << 2, row, <usize>dy << 2, 4, <usize>fan_out << 2, <usize>x << 2, row, 0, fan_out, fan_in, batch);
  if (db >= 0) sumOverBatch(<usize>db << 2, <usize>dy << 2, batch, fan_out);
}
