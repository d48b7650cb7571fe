import { fma32 } from "../math/fma32.ts";
import { radii } from "./radii.ts";

/**
 * Sixteen uniforms become sixteen normals in place, with the bits of PyTorch's AVX2 kernel (normal_fill):
 * R = √(−2 log(1 − d[j])), θ = 2π·d[j + 8]; d[j] = mean + std·R cos θ, d[j + 8] = mean + std·R sin θ.
 * The sine and cosine are those of Cephes as in avx_mathfun (Julien Pommier and Giovanni Garberoglio, zlib licence),
 * contracted to fused multiply-adds.
 */
export const BLOCK = 16;
const HALF = 8;

const f = Math.fround;

const TWO_PI = f(2 * Math.PI);
const FOUR_OVER_PI = f(1.27323954473516);
/** −π/4 in three parts (Cody and Waite). */
const DP1 = f(-0.78515625);
const DP2 = f(-2.4187564849853516e-4);
const DP3 = f(-3.774894977445941e-8);
const C0 = f(2.443315711809948e-5);
const C1 = f(-1.388731625493765e-3);
const C2 = f(4.166664568298827e-2);
const S0 = f(-1.9515295891e-4);
const S1 = f(8.3321608736e-3);
const S2 = f(-1.6666654611e-1);

/**
 * d = out[at … at + 15]; mean and std are float32. Three loops and two functions, so that every fma32 fits in what V8
 * inlines into one function: a call would box its result.
 */
export function boxMuller(out: Float32Array, at: number, mean: number, std: number): void {
  radii(out, at, HALF);
  for (let i = at; i < at + HALF; i++) {
    const radius = out[i];
    const theta = f(TWO_PI * out[i + HALF]);

    // θ = j·π/4 + x with j even: the octants are paired so that |x| ≤ π/4.
    const j = (Math.trunc(f(theta * FOUR_OVER_PI)) + 1) & ~1;
    const x = fma32(j, DP3, fma32(j, DP2, fma32(j, DP1, theta)));
    const z = f(x * x);

    // cos x = 1 − z/2 + z²·C(z), sin x = x + x·z·S(z)
    const c = f(fma32(fma32(C0, z, C1), z, C2) * z);
    const cosine = f(fma32(c, z, -f(z * 0.5)) + 1);
    const s = f(fma32(fma32(S0, z, S1), z, S2) * z);
    const sine = fma32(s, x, x);

    const swapped = (j & 2) !== 0;
    const cos = swapped ? sine : cosine;
    const sin = swapped ? cosine : sine;
    out[i] = radius * (~(j - 2) & 4 ? -cos : cos);
    out[i + HALF] = radius * (j & 4 ? -sin : sin);
  }
  for (let i = at; i < at + BLOCK; i++) out[i] = fma32(out[i], std, mean);
}
