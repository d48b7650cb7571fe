import { defaultInitArgs } from "../inits/defaultInitArgs.ts";
import { type InitScheme, inits } from "../inits/index.ts";
import type { InitArgs } from "../inits/init.ts";
import type { Generator } from "../rng/generator.ts";
import type { Dense } from "./dense.ts";

/** How the parameters are drawn: a scheme with its arguments, and what becomes of the biases. */
export type InitSpec = {
  readonly scheme: InitScheme;
  /** null: "zeros" if the scheme is not the default, else "default"; "default" keeps PyTorch's draw. */
  readonly bias: null | "zeros" | "default";
  /** The last Linear is drawn once more with the standard deviation output_sigma_w/√fan_in; null: it is not. */
  readonly output_sigma_w: number | null;
  /** An LSTM's forget gates: bias_ih[H:2H] = forget_bias, bias_hh[H:2H] = 0, no draw; null: as the scheme leaves them. */
  readonly forget_bias: number | null;
} & { readonly [K in keyof InitArgs]?: InitArgs[K] };

/** Draws the weights of the Linear modules once more, in forward order, behind the defaults that all of them have drawn. */
export function applyInit(linears: readonly Dense[], init: InitSpec, generator: Generator): void {
  const zeroed = zeroesBiases(init);
  for (const linear of linears) {
    if (init.scheme !== "default") redraw(linear, init.scheme, init, generator);
    if (zeroed) linear.zeroBias();
  }
  redrawOutput(linears.at(-1), init, generator);
}

export function zeroesBiases({ bias, scheme }: InitSpec): boolean {
  return bias === "zeros" || (bias === null && scheme !== "default");
}

/** The draw of output_sigma_w, where there is one; the last of all. */
export function redrawOutput(output: Dense | undefined, { output_sigma_w }: InitSpec, generator: Generator): void {
  if (output_sigma_w === null || output === undefined) return;
  redraw(output, "scaled_normal", { sigma_w: output_sigma_w }, generator);
}

function redraw(
  { weight, fan_out, fan_in }: Dense,
  scheme: InitScheme,
  args: Partial<InitArgs>,
  generator: Generator,
): void {
  inits[scheme].fill(weight.value.data, fan_out, fan_in, { ...defaultInitArgs, ...args }, generator);
}
