import type { Kernels } from "../kernels.ts";

const f = Math.fround;

type ElementwiseKernels = Pick<
  Kernels,
  "activationForward" | "activationBackward" | "addScaled" | "scale" | "clamp" | "fill" | "copy"
>;

export function elementwiseKernels(m: Float32Array): ElementwiseKernels {
  return {
    activationForward(activation, y, x, length, negative_slope) {
      const slope = f(negative_slope);
      for (let i = 0; i < length; i++) m[y + i] = activation.forward(m[x + i], slope);
    },
    activationBackward(activation, dx, dy, x, y, length, negative_slope) {
      const slope = f(negative_slope);
      for (let i = 0; i < length; i++) m[dx + i] = activation.backward(m[dy + i], m[x + i], m[y + i], slope);
    },
    addScaled(y, h, x, scale, length) {
      const s = f(scale);
      for (let i = 0; i < length; i++) m[y + i] = f(m[h + i] + f(s * m[x + i]));
    },
    scale(y, x, factor, length) {
      const s = f(factor);
      for (let i = 0; i < length; i++) m[y + i] = f(m[x + i] * s);
    },
    clamp(x, bound, length) {
      const limit = f(bound);
      for (let i = 0; i < length; i++) {
        const value = m[x + i];
        if (value > limit) m[x + i] = limit;
        else if (value < -limit) m[x + i] = -limit;
      }
    },
    fill(x, value, length) {
      m.fill(value, x, x + length);
    },
    copy(y, x, length) {
      m.copyWithin(y, x, x + length);
    },
  };
}
