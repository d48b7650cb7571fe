import type { Init } from "./init.ts";

/** N(0, σ_w²/fan_in), the parametrization of mean-field theory. */
export const scaled_normal: Init = {
  pytorch: "nn.init.normal_",
  takes: ["sigma_w"],
  fill(weight, rows, cols, { sigma_w }, generator) {
    generator.normalInto(weight, 0, rows * cols, 0, sigma_w / Math.sqrt(cols));
  },
  variance: (_rows, cols, { sigma_w }) => (sigma_w * sigma_w) / cols,
};
