import { all, ONE, SIGN_BIT } from "./all";
import { logExponent, logOrLimit, logReduced } from "./log";

/** As math/log1p.ts: 1 + x = (1 + u)·2^e with u = x·2^−e + (2^−e − 1). */

const QUARTER = memory.data<f32>([0.25], 4);
/** The bits of 2^2. */
const FOUR = memory.data<f32>([4], 4);

/** log1p(x) for every x. It has the sign of x, which the sums lose at −0. */
@inline
export function log1p(x: v128): v128 {
  const sum = f32x4.add(all(ONE), x);
  const e = logExponent(sum);
  const exponent = i32x4.shl(e, 23);
  const scaled = i32x4.sub(x, exponent); // x·2^−e
  const offset = f32x4.sub(f32x4.mul(all(QUARTER), i32x4.sub(all(FOUR), exponent)), all(ONE));
  const y = v128.or(logReduced(f32x4.add(scaled, offset), e), v128.and(x, all(SIGN_BIT)));
  return logOrLimit(y, sum);
}
