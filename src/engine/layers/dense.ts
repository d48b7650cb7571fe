import { drawLinearDefault } from "../inits/drawLinearDefault.ts";
import { NO_TENSOR } from "../kernels/kernels.ts";
import type { Arena } from "../tensor/arena.ts";
import type { Parameter, Tensor } from "../tensor/tensor.ts";
import { type Flow, type Module, reserveParameter } from "./layer.ts";

export interface DenseOptions {
  readonly name: string;
  readonly batch: number;
  readonly fan_in: number;
  readonly fan_out: number;
  readonly bias: boolean;
  /** At least fan_in·fan_out elements of scratch, where the weight stands transposed during the forward pass. */
  readonly transposed: Tensor;
  /** (batch, fan_in); the gradient is null where nobody needs it: at the network's input. */
  readonly x: { readonly value: Tensor; readonly gradient: Tensor | null };
  /** (batch, fan_out) */
  readonly y: Flow;
}

export interface Dense extends Module {
  readonly fan_in: number;
  readonly fan_out: number;
  readonly weight: Parameter;
  zeroBias(): void;
}

/** nn.Linear: y = x Wᵀ + b. With δ = ∂L/∂y: ∂L/∂W = δᵀ x, ∂L/∂b = Σ δ over the batch, ∂L/∂x = δ W. */
export function planDense(arena: Arena, options: DenseOptions): Dense {
  const { name, batch, fan_in, fan_out, x, y, transposed } = options;
  const weight = reserveParameter(arena, `${name}.weight`, [fan_out, fan_in]);
  const bias = options.bias ? reserveParameter(arena, `${name}.bias`, [fan_out]) : null;
  const W = weight.value.offset;
  const W_t = transposed.offset;
  const dW = weight.gradient.offset;
  const b = bias === null ? NO_TENSOR : bias.value.offset;
  const db = bias === null ? NO_TENSOR : bias.gradient.offset;

  return {
    name,
    fan_in,
    fan_out,
    weight,
    parameters: bias === null ? [weight] : [weight, bias],
    bind: (kernels) => ({
      forward() {
        kernels.transpose(W_t, W, fan_out, fan_in);
        kernels.linearForward(y.value.offset, x.value.offset, W, W_t, b, batch, fan_in, fan_out);
      },
      backward() {
        kernels.linearBackwardWeight(dW, db, y.gradient.offset, x.value.offset, batch, fan_in, fan_out);
        if (x.gradient === null) return;
        kernels.linearBackwardInput(x.gradient.offset, y.gradient.offset, W, batch, fan_in, fan_out);
      },
    }),
    initialize(generator) {
      drawLinearDefault(weight.value.data, bias === null ? null : bias.value.data, fan_in, generator);
    },
    zeroBias() {
      bias?.value.data.fill(0);
    },
  };
}
