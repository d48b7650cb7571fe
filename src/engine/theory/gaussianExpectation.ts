import { exp64 } from "../kernels/math/exp.ts";

/** Nodes per unit of ln |z|; the trapezoid's error falls as e^(−π²·DENSITY/2), here below double precision. */
const DENSITY = 8;
/** ln 12: beyond it the Gaussian is below 1e-31. */
const UPPER = 2.5;
/** ln of the smallest node: 1e-53. */
const LOWER = -122;
/** The sum ends where |z| is this share of the finest scale. */
const NEGLIGIBLE = 1e-14;

const count = (UPPER - LOWER) * DENSITY + 1;
const nodes = Float64Array.from({ length: count }, (_, i) => exp64(UPPER - i / DENSITY));
/** The Gaussian density at ±z times dz = z·du. */
const weights = nodes.map((z) => (exp64(-0.5 * z * z) * z) / (Math.sqrt(2 * Math.PI) * DENSITY));

/**
 * E[g(z)] for z ~ N(0, 1), in float64: the trapezoid rule in u = ln |z| on each half-line. The half-lines meet at 0, so a
 * kink there costs nothing, and every scale is sampled alike, so neither does a g that turns sharply near 0. `finest`:
 * the smallest |z| at which g has a shape of its own. (Gauss–Hermite converges badly at the kink of ReLU.)
 */
export function gaussianExpectation(g: (z: number) => number, finest = 1): number {
  let sum = 0;
  const end = finest * NEGLIGIBLE;
  for (let i = 0; i < count; i++) {
    const z = nodes[i] as number;
    if (z < end) break;
    sum += (weights[i] as number) * (g(z) + g(-z));
  }
  return sum;
}
