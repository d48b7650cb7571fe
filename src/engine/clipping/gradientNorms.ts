import type { Kernels } from "../kernels/kernels.ts";
import type { Arena } from "../tensor/arena.ts";
import type { Parameter, Tensor } from "../tensor/tensor.ts";

const f = Math.fround;

/**
 * The 2-norms of the gradients, which clipping changes. In float32 they are as PyTorch takes them: f(√f(Σ f(g²))) of each
 * tensor, then that of the norms.
 */
export interface GradientNorms {
  /** (parameters): ‖∂L/∂θ‖₂ in the order of the parameters, in float32. */
  readonly perParameter: Float32Array;
  /** (parameters): Σ g² in float64, as of the last `measure`: before clipping. */
  readonly squares: Float64Array;
  /** The gradients exist. */
  measure(): void;
  /** The norm of the norms of `count` parameters from `first` on: clip_grad_norm_'s total_norm. */
  total(first?: number, count?: number): number;
  /** g ← coefficient·g of `count` parameters from `first` on: Inf·0 becomes NaN. */
  scale(coefficient: number, first?: number, count?: number): void;
  /** Every g bounded to ±bound. */
  clamp(bound: number): void;
  /** The norms after clipping are wanted in every step: `scale` takes them on its way. */
  follow(): void;
  /** Makes `perParameter` that of the gradients as clipping has left them. */
  measureClipped(): void;
}

export interface GradientNormsPlan {
  bind(kernels: Kernels): GradientNorms;
}

export function planGradientNorms(arena: Arena, parameters: readonly Parameter[]): GradientNormsPlan {
  const norms = arena.reserve("grad_norms", [parameters.length]);
  const sums = arena.reserve("grad_norms.sums", [4]);
  const gradients = parameters.map(({ gradient }) => gradient);
  return { bind: (kernels) => bind(kernels, gradients, norms, sums) };
}

function bind(kernels: Kernels, gradients: readonly Tensor[], norms: Tensor, sums: Tensor): GradientNorms {
  const { data } = norms;
  const [both, squares] = [new Float64Array(kernels.memory, 4 * sums.offset, 2), new Float64Array(gradients.length)];
  let follows = false;
  /** `data` is not of the gradients as they are. */
  let stale = false;

  return {
    perParameter: data,
    squares,
    measure() {
      let i = 0;
      for (const { offset, length } of gradients) {
        kernels.sumsOfSquares(offset, length, sums.offset);
        data[i] = Math.sqrt(both[0] as number);
        squares[i++] = both[1] as number;
      }
      stale = false;
    },
    total: (first = 0, count = gradients.length) => f(Math.sqrt(kernels.sumOfSquares(norms.offset + first, count))),
    scale(coefficient, first = 0, count = gradients.length) {
      // PyTorch multiplies by 1 as well, which leaves every bit as it is.
      if (coefficient === 1) return;
      for (let i = first; i < first + count; i++) {
        const { offset, length } = gradients[i] as Tensor;
        if (follows) data[i] = Math.sqrt(kernels.scaleAndSum(offset, coefficient, length));
        else kernels.scale(offset, offset, coefficient, length);
      }
      if (!follows) stale = true;
    },
    clamp(bound) {
      for (const { offset, length } of gradients) kernels.clamp(offset, bound, length);
      stale = true;
    },
    follow() {
      follows = true;
    },
    measureClipped() {
      if (!stale) return;
      let i = 0;
      for (const { offset, length } of gradients) data[i++] = Math.sqrt(kernels.sumOfSquares(offset, length));
      stale = false;
    },
  };
}
