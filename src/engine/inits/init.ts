import type { Generator } from "../rng/generator.ts";
import type { GainNonlinearity } from "./calculateGain.ts";

/** Every argument that some init takes, under PyTorch's name. */
export interface InitArgs {
  /** xavier, orthogonal, identity. */
  readonly gain: number;
  /** kaiming: which fan keeps its variance, that of the signal or that of the gradient. */
  readonly mode: "fan_in" | "fan_out";
  /** kaiming. */
  readonly nonlinearity: GainNonlinearity;
  /** kaiming: the negative slope if the nonlinearity is leaky_relu. */
  readonly a: number;
  /** normal: the standard deviation. */
  readonly std: number;
  /** scaled_normal: the standard deviation is sigma_w/√fan_in. */
  readonly sigma_w: number;
  /** uniform: U(−bound, bound). */
  readonly bound: number;
  /** constant. */
  readonly value: number;
}

/** A scheme for the entries of a weight matrix, row-major of rows = fan_out and cols = fan_in. */
export interface Init {
  /** Its function in PyTorch. */
  readonly pytorch: string;
  /** The arguments that it reads. */
  readonly takes: readonly (keyof InitArgs)[];
  /** Writes rows·cols float32 values, drawing from the generator as PyTorch does. */
  fill(weight: Float32Array, rows: number, cols: number, args: InitArgs, generator: Generator): void;
  /** Variance of an entry, for mean-field theory; null where the entries are not random. */
  variance(rows: number, cols: number, args: InitArgs): number | null;
}
