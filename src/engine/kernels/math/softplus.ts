import { exp32 } from "./exp.ts";
import { log1p32 } from "./log1p.ts";

/**
 * softplus(x) = log(1 + exp(x)) in float32, as torch.nn.functional.softplus has it: x itself above the threshold of 20.
 * For every x; at most 2 ulp.
 */
export function softplus32(x: number): number {
  return x > 20 ? x : log1p32(exp32(x));
}
