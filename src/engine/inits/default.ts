import type { Init } from "./init.ts";

/**
 * What nn.Linear draws when it is made, U(±1/√fan_in) (drawLinearDefault.ts). As a scheme it draws nothing more.
 * Var = (1/√fan_in)²/3.
 */
export const linearDefault: Init = {
  pytorch: "nn.Linear.reset_parameters",
  takes: [],
  fill() {
    // The default draw has already been made.
  },
  variance: (_rows, cols) => 1 / (3 * cols),
};
