import type { Kernels } from "../kernels/kernels.ts";
import type { Arena } from "../tensor/arena.ts";
import type { Parameter } from "../tensor/tensor.ts";

const f = Math.fround;

/** The float32 2-norms of the gradients as PyTorch takes them: f(√f(Σ f(g²))) of each tensor, then that of the norms. */
export interface GradientNorms {
  /** (parameters): ‖∂L/∂θ‖₂ in the order of the parameters, as of the last `measure`. */
  readonly perParameter: Float32Array;
  measure(): void;
  /** The norm of the norms of `count` parameters from `first` on: clip_grad_norm_'s total_norm. */
  total(first?: number, count?: number): number;
}

export interface GradientNormsPlan {
  bind(kernels: Kernels): GradientNorms;
}

export function planGradientNorms(arena: Arena, parameters: readonly Parameter[]): GradientNormsPlan {
  const norms = arena.reserve("grad_norms", [parameters.length]);
  return {
    bind: (kernels) => ({
      perParameter: norms.data,
      measure() {
        const { data } = norms;
        let i = 0;
        for (const { gradient } of parameters) {
          data[i++] = Math.sqrt(kernels.sumOfSquares(gradient.offset, gradient.length));
        }
      },
      total: (first = 0, count = parameters.length) => f(Math.sqrt(kernels.sumOfSquares(norms.offset + first, count))),
    }),
  };
}
