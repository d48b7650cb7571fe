import type { ScalarActivation } from "../kernels/kernels.ts";

/**
 * An activation function φ, with all that is known about it. `forward` and `backward` are its float32 arithmetic, as
 * PyTorch's CPU kernels round it; NaN comes out where NaN goes in. The `64` versions serve theory and gradient checks.
 */
export interface Activation extends ScalarActivation {
  /** Its module in PyTorch, without arguments ("nn.ReLU"). */
  readonly module: string;
  /** Its function in PyTorch ("torch.relu"), or null where there is none (linear). */
  readonly functional: string | null;
  /** Whether negative_slope means anything to it. */
  readonly usesSlope: boolean;
  /** Whether φ′ jumps at 0. */
  readonly kink: boolean;
  /** φ(x) in float64. */
  forward64(x: number, negative_slope: number): number;
  /** φ′(x) in float64; at a kink the value that PyTorch's backward takes. */
  derivative64(x: number, negative_slope: number): number;
}
