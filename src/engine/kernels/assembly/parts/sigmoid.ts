import { all, ONE, SIGN_BIT } from "./all";
import { exp } from "./exp";

/** σ(x) for every x, as math/sigmoid.ts: with e = exp(−|x|) it is 1/(1 + e), and e/(1 + e) below 0. */
@inline
export function sigmoid(x: v128): v128 {
  const e = exp(v128.or(x, all(SIGN_BIT)));
  const negative = f32x4.lt(x, i32x4.splat(0));
  return f32x4.div(v128.bitselect(e, all(ONE), negative), f32x4.add(all(ONE), e));
}
