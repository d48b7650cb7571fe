import type { Arena } from "../tensor/arena.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { type Flow, type Module, reserveParameter } from "./layer.ts";

export interface NormOptions {
  readonly name: string;
  readonly batch: number;
  readonly features: number;
  /** (batch, features) */
  readonly x: Tensor;
  /** (batch, features); its gradient is overwritten with that of x. */
  readonly y: Flow;
}

/** A normalization: what it normalizes over, and its kernels. */
export interface Norm {
  /** How many means and deviations it keeps for the backward pass. */
  moments(batch: number, features: number): number;
  readonly forward: "batchNormForward" | "layerNormForward";
  readonly backward: "batchNormBackward" | "layerNormBackward";
}

/** y = (x − mean)/√(var + eps)·weight + bias; weight starts at 1 and bias at 0, nothing is drawn. */
export function planNorm(arena: Arena, norm: Norm, { name, batch, features, x, y }: NormOptions): Module {
  const weight = reserveParameter(arena, `${name}.weight`, [features]);
  const bias = reserveParameter(arena, `${name}.bias`, [features]);
  const moments = norm.moments(batch, features);
  const mean = arena.reserve(`${name}.mean`, [moments]).offset;
  const rstd = arena.reserve(`${name}.rstd`, [moments]).offset;
  const w = weight.value.offset;
  const gradient = y.gradient.offset;

  return {
    name,
    parameters: [weight, bias],
    bind: (kernels) => ({
      forward() {
        kernels[norm.forward](y.value.offset, mean, rstd, x.offset, w, bias.value.offset, batch, features);
      },
      backward() {
        kernels[norm.backward](
          gradient,
          weight.gradient.offset,
          bias.gradient.offset,
          gradient,
          x.offset,
          mean,
          rstd,
          w,
          batch,
          features,
        );
      },
    }),
    initialize() {
      weight.value.data.fill(1);
      bias.value.data.fill(0);
    },
  };
}
