import { columnOf, type Quantity, quantities } from "../../../src/engine/quantities.ts";
import { createTrainer, type Trainer } from "../../../src/engine/trainer.ts";
import { experimentOf } from "../../../src/experiment/flat.ts";
import type { Patch } from "../../../src/experiment/schema.ts";

const everything = Object.keys(quantities) as Quantity[];

/** A trainer of an experiment that is given by what differs from the defaults; it measures everything. */
export function trainerOf(patch: Patch, columns: readonly Quantity[] = everything): Trainer {
  return createTrainer(experimentOf(patch), columns);
}

/** The numbers of a quantity in the last step. */
export function figures({ layout, row }: Trainer, quantity: Quantity): readonly number[] {
  const column = columnOf(layout, quantity);
  if (column === undefined) throw new Error(`${quantity} is not recorded`);
  return [...row.subarray(column.offset, column.offset + column.length)];
}

export function figure(trainer: Trainer, quantity: Quantity): number {
  return figures(trainer, quantity)[0] as number;
}

export function train(trainer: Trainer, steps: number): Trainer {
  for (let k = 0; k < steps; k++) trainer.trainStep();
  return trainer;
}
