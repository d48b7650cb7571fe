import {
  AdagradCoefficient,
  type Kernels,
  MomentCoefficient,
  NO_TENSOR,
  RmspropCoefficient,
  SgdCoefficient,
} from "../kernels.ts";

const f = Math.fround;

type OptimizerStepKernels = Pick<Kernels, "sgdStep" | "momentStep" | "rmspropStep" | "adagradStep">;

/** One step of each optimizer, elementwise, rounded as torch.optim's single-tensor path rounds it. */
export function optimizerStepKernels(m: Float32Array): OptimizerStepKernels {
  return {
    sgdStep(theta, g, buffer, length, c) {
      const minusLr = m[c + SgdCoefficient.minusLr];
      const decay = m[c + SgdCoefficient.weight_decay];
      const momentum = m[c + SgdCoefficient.momentum];
      const undampened = m[c + SgdCoefficient.undampened];
      const nesterov = m[c + SgdCoefficient.nesterov];
      for (let i = 0; i < length; i++) {
        const value = m[theta + i];
        let d = decayed(m[g + i], decay, value);
        if (buffer !== NO_TENSOR) {
          const velocity = f(f(m[buffer + i] * momentum) + f(d * undampened));
          m[buffer + i] = velocity;
          d = nesterov === 0 ? velocity : f(d + f(velocity * nesterov));
        }
        // Not f(minusLr·d): PyTorch fuses the product into the sum, so that it overflows only where the sum does.
        m[theta + i] = value + minusLr * d;
      }
    },

    /**
     * v overflows at |g| > 5.83e20 (β₂ = 0.999): (1 − β₂)g² passes the largest float32, and that weight stands still.
     */
    momentStep(theta, g, mean, square, largest, length, c) {
      const beta1 = m[c + MomentCoefficient.beta1];
      const oneMinusBeta1 = m[c + MomentCoefficient.oneMinusBeta1];
      const beta2 = m[c + MomentCoefficient.beta2];
      const oneMinusBeta2 = m[c + MomentCoefficient.oneMinusBeta2];
      const rootCorrection2 = m[c + MomentCoefficient.rootCorrection2];
      const eps = m[c + MomentCoefficient.eps];
      const minusStepSize = m[c + MomentCoefficient.minusStepSize];
      const decay = m[c + MomentCoefficient.weight_decay];
      const shrink = m[c + MomentCoefficient.shrink];
      for (let i = 0; i < length; i++) {
        const value = f(m[theta + i] * shrink);
        const d = decayed(m[g + i], decay, value);
        const first = f(f(m[mean + i] * beta1) + f(d * oneMinusBeta1));
        const second = f(f(m[square + i] * beta2) + f(f(oneMinusBeta2 * d) * d));
        m[mean + i] = first;
        m[square + i] = second;
        let bound = second;
        if (largest !== NO_TENSOR) {
          bound = Math.max(m[largest + i], second);
          m[largest + i] = bound;
        }
        const denominator = f(f(f(Math.sqrt(bound)) / rootCorrection2) + eps);
        m[theta + i] = value + f(f(minusStepSize * first) / denominator);
      }
    },

    /** v overflows at |g| between 1.8e20 and 1.9e20 (α = 0.99). */
    rmspropStep(theta, g, square, buffer, mean, length, c) {
      const minusLr = m[c + RmspropCoefficient.minusLr];
      const decay = m[c + RmspropCoefficient.weight_decay];
      const alpha = m[c + RmspropCoefficient.alpha];
      const oneMinusAlpha = m[c + RmspropCoefficient.oneMinusAlpha];
      const eps = m[c + RmspropCoefficient.eps];
      const momentum = m[c + RmspropCoefficient.momentum];
      for (let i = 0; i < length; i++) {
        const value = m[theta + i];
        const d = decayed(m[g + i], decay, value);
        const second = f(f(m[square + i] * alpha) + f(f(oneMinusAlpha * d) * d));
        m[square + i] = second;
        let variance = second;
        if (mean !== NO_TENSOR) {
          const first = f(f(m[mean + i] * alpha) + f(d * oneMinusAlpha));
          m[mean + i] = first;
          // The product is not rounded, for PyTorch fuses it into the sum: its overflow would make NaN of v = Inf.
          variance = f(second - first * first);
        }
        const rms = f(f(Math.sqrt(variance)) + eps);
        if (buffer === NO_TENSOR) {
          m[theta + i] = value + f(f(minusLr * d) / rms);
        } else {
          const velocity = f(f(m[buffer + i] * momentum) + f(d / rms));
          m[buffer + i] = velocity;
          // Fused, as in sgdStep.
          m[theta + i] = value + minusLr * velocity;
        }
      }
    },

    /** s overflows at |g| of about 1.85e19. */
    adagradStep(theta, g, sum, length, c) {
      const minusLr = m[c + AdagradCoefficient.minusLr];
      const decay = m[c + AdagradCoefficient.weight_decay];
      const eps = m[c + AdagradCoefficient.eps];
      for (let i = 0; i < length; i++) {
        const value = m[theta + i];
        const d = decayed(m[g + i], decay, value);
        const total = f(m[sum + i] + f(d * d));
        m[sum + i] = total;
        m[theta + i] = value + f(f(minusLr * d) / f(f(Math.sqrt(total)) + eps));
      }
    },
  };
}

/** g + λθ. Where λ is 0 it is g: 0 times an infinite weight would make a NaN of it. */
function decayed(g: number, decay: number, value: number): number {
  return decay === 0 ? g : f(g + f(decay * value));
}
