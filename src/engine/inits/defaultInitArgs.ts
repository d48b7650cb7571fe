import type { InitArgs } from "./init.ts";

/** What an argument is where an experiment does not give it. */
export const defaultInitArgs: InitArgs = {
  gain: 1,
  mode: "fan_in",
  nonlinearity: "relu",
  a: 0,
  std: 1,
  sigma_w: 1,
  bound: 1,
  value: 0,
};
