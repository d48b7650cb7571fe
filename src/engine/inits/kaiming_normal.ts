import type { Init } from "./init.ts";
import { kaimingStd, kaimingVariance } from "./kaiming.ts";

/** N(0, std²) with the std of He et al.; Var = std². */
export const kaiming_normal: Init = {
  pytorch: "nn.init.kaiming_normal_",
  takes: ["mode", "nonlinearity", "a"],
  fill(weight, rows, cols, args, generator) {
    generator.normalInto(weight, 0, rows * cols, 0, kaimingStd(rows, cols, args));
  },
  variance: kaimingVariance,
};
