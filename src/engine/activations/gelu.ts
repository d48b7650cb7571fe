import { erf32, erf64 } from "../kernels/math/erf.ts";
import { exp32, exp64 } from "../kernels/math/exp.ts";
import type { Activation } from "./activation.ts";

const f = Math.fround;

const SQRT_HALF_32 = f(Math.SQRT1_2);
/** 1/√(2π), the normal density at 0. */
const DENSITY = 0.3989422804014327;
const DENSITY_32 = f(DENSITY);

/** φ(x) = x·Φ(x) with the normal distribution Φ(x) = ½(1 + erf(x/√2)), the exact form; φ′ = Φ(x) + x·Φ′(x). */
export const gelu: Activation = {
  name: "gelu",
  module: "nn.GELU",
  functional: "F.gelu",
  usesSlope: false,
  kink: false,
  forward: (x) => f(f(x * 0.5) * f(1 + erf32(f(x * SQRT_HALF_32)))),
  backward: (dy, x) => {
    const cdf = f(0.5 * f(1 + erf32(f(x * SQRT_HALF_32))));
    const pdf = f(DENSITY_32 * exp32(f(f(x * x) * -0.5)));
    return f(dy * f(cdf + f(x * pdf)));
  },
  forward64: (x) => x * 0.5 * (1 + erf64(x * Math.SQRT1_2)),
  derivative64: (x) => 0.5 * (1 + erf64(x * Math.SQRT1_2)) + x * DENSITY * exp64(-0.5 * x * x),
};
