import { defaultInitArgs } from "../inits/defaultInitArgs.ts";
import { type InitScheme, inits } from "../inits/index.ts";
import type { InitArgs } from "../inits/init.ts";
import type { Kernels } from "../kernels/kernels.ts";
import type { Generator } from "../rng/generator.ts";
import type { Dense } from "./dense.ts";

/** How the parameters are drawn: a scheme with its arguments, and what becomes of the biases. */
export type InitSpec = {
  readonly scheme: InitScheme;
  /** null: "zeros" if the scheme is not the default, else "default"; "default" keeps PyTorch's draw. */
  readonly bias: null | "zeros" | "default";
  /** The last Linear is drawn once more with the standard deviation output_sigma_w/√fan_in; null: it is not. */
  readonly output_sigma_w: number | null;
} & { readonly [K in keyof InitArgs]?: InitArgs[K] };

/** Draws the weights of the Linear modules once more, in forward order, behind the defaults that all of them have drawn. */
export function applyInit(linears: readonly Dense[], init: InitSpec, kernels: Kernels, generator: Generator): void {
  const zeroed = init.bias === "zeros" || (init.bias === null && init.scheme !== "default");
  for (const linear of linears) {
    if (init.scheme !== "default") redraw(linear, init.scheme, init, kernels, generator);
    if (zeroed) linear.zeroBias();
  }
  const last = linears.at(-1);
  if (init.output_sigma_w === null || last === undefined) return;
  redraw(last, "scaled_normal", { sigma_w: init.output_sigma_w }, kernels, generator);
}

function redraw(
  linear: Dense,
  scheme: InitScheme,
  args: Partial<InitArgs>,
  kernels: Kernels,
  generator: Generator,
): void {
  const weight = new Float32Array(linear.fan_out * linear.fan_in);
  inits[scheme].fill(weight, linear.fan_out, linear.fan_in, { ...defaultInitArgs, ...args }, generator);
  linear.writeWeight(kernels, weight);
}
