import { all } from "./all";
import { exp } from "./exp";
import { log1p } from "./log1p";

/** PyTorch's threshold: above it softplus(x) is x. */
export const THRESHOLD = memory.data<f32>([20], 4);

/** softplus(x) = log(1 + exp(x)) for every x, as math/softplus.ts. */
@inline
export function softplus(x: v128): v128 {
  return v128.bitselect(x, log1p(exp(x)), f32x4.gt(x, all(THRESHOLD)));
}
