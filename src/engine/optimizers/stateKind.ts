import { optimizers } from "./index.ts";
import type { Optimizer, OptimizerOptions } from "./optimizer.ts";

/** The registry's entry, seen as an optimizer of any options. */
export function optimizerOf({ name }: Pick<OptimizerOptions, "name">): Optimizer<OptimizerOptions> {
  return optimizers[name] as Optimizer<OptimizerOptions>;
}

/**
 * What decides whether an optimizer can go on with the state that another one left: its name, its state tensors and
 * what they start from ("adam exp_avg exp_avg_sq 0"). Where the options change while a run trains and the kind stays,
 * they are written into PyTorch's param_groups; where the kind changes, it is a new optimizer and its state is fresh.
 */
export function stateKind(options: OptimizerOptions): string {
  const optimizer = optimizerOf(options);
  return [options.name, ...optimizer.stateNames(options), initialState(options)].join(" ");
}

/** What the state tensors hold before the first step. */
export function initialState(options: OptimizerOptions): number {
  return optimizerOf(options).initialState?.(options) ?? 0;
}
