import { adagrad } from "./adagrad.ts";
import { adam } from "./adam.ts";
import { adamw } from "./adamw.ts";
import type { Optimizer, OptimizerOptions } from "./optimizer.ts";
import { rmsprop } from "./rmsprop.ts";
import { sgd } from "./sgd.ts";

/** torch.optim's update rules, by the names that an experiment uses. */
export const optimizers = Object.freeze({ sgd, adam, adamw, rmsprop, adagrad }) satisfies {
  readonly [Name in OptimizerOptions["name"]]: Optimizer<Extract<OptimizerOptions, { readonly name: Name }>>;
};
