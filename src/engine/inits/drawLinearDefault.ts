import type { Generator } from "../rng/generator.ts";
import { calculateGain } from "./calculateGain.ts";

/** The slope with which nn.Linear calls kaiming_uniform_; it makes the bound 1/√fan_in, up to rounding. */
const SLOPE = Math.sqrt(5);

/**
 * nn.Linear.reset_parameters: weight U(±√3·gain/√fan_in), then bias U(±1/√fan_in), bounds in double. Every module draws
 * it when it is made, even where an init scheme draws again; bias is null for bias=False.
 */
export function drawLinearDefault(
  weight: Float32Array,
  bias: Float32Array | null,
  fan_in: number,
  generator: Generator,
): void {
  const std = calculateGain("leaky_relu", SLOPE) / Math.sqrt(fan_in);
  const weightBound = Math.sqrt(3) * std;
  generator.uniformInto(weight, 0, weight.length, -weightBound, weightBound);
  if (bias === null) return;
  const biasBound = 1 / Math.sqrt(fan_in);
  generator.uniformInto(bias, 0, bias.length, -biasBound, biasBound);
}
