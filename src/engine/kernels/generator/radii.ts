import { bits32, fromBits32 } from "../math/bits.ts";
import { fma32 } from "../math/fma32.ts";

/**
 * The radii of Box and Muller, R = √(−2 log u), with the bits of PyTorch's AVX2 kernel: log is the polynomial of Cephes
 * logf as in avx_mathfun (Julien Pommier and Giovanni Garberoglio, zlib licence), with its products and sums contracted
 * to fused multiply-adds by the compiler.
 */
const f = Math.fround;

const SQRT_HALF = f(Math.SQRT1_2);
const LN2_HIGH = f(0.693359375);
const LN2_LOW = f(-2.1219444e-4);
/** Highest power first; a loop over them leaves few fma32 for V8 to inline (see boxMuller). */
// biome-ignore format: a table
const COEFFICIENTS = new Float32Array([
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
]);

/** d[j] becomes √(−2 log(1 − d[j])) for out[at … at + n − 1]; d is a uniform of 24 bits in [0, 1). */
export function radii(out: Float32Array, at: number, n: number): void {
  for (let i = at; i < at + n; i++) {
    // 1 − d = m·2^e with m in [0.5, 1), then moved to 1 + u in [√½, √2).
    const bits = bits32(1 - out[i]);
    const m = fromBits32((bits & 0x007fffff) | 0x3f000000);
    const small = m < SQRT_HALF;
    const e = (bits >> 23) - (small ? 127 : 126);
    const u = small ? f(f(m - 1) + m) : f(m - 1);

    // log(1 + u) = u − u²/2 + u³·P(u), then + e·ln 2 in two parts.
    const z = f(u * u);
    let y = 0;
    for (let k = 0; k < 9; k++) y = fma32(y, u, COEFFICIENTS[k]);
    y = fma32(f(y * u), z, f(e * LN2_LOW));
    y = fma32(-z, 0.5, y);
    const log = fma32(e, LN2_HIGH, f(u + y));

    out[i] = Math.sqrt(f(-2 * log));
  }
}
