import type { Init } from "./init.ts";
import { kaimingStd, kaimingVariance } from "./kaiming.ts";

/** U(±√3·std) with the std of He et al.; Var = std². */
export const kaiming_uniform: Init = {
  pytorch: "nn.init.kaiming_uniform_",
  takes: ["mode", "nonlinearity", "a"],
  fill(weight, rows, cols, args, generator) {
    const bound = Math.sqrt(3) * kaimingStd(rows, cols, args);
    generator.uniformInto(weight, 0, rows * cols, -bound, bound);
  },
  variance: kaimingVariance,
};
