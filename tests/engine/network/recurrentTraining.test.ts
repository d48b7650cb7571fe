import { describe, expect, it } from "vitest";
import { cells } from "../../../src/engine/layers/cells/index.ts";
import type { CellName } from "../../../src/engine/layers/cells/names.ts";
import { type Quantity, quantities } from "../../../src/engine/quantities.ts";
import { createTrainer, memoryNeeded, type Trainer } from "../../../src/engine/trainer.ts";
import { experimentOf } from "../../../src/experiment/flat.ts";
import type { Patch } from "../../../src/experiment/schema.ts";
import { allocatesNothing } from "../trainer/allocatesNothing.ts";

const everything = Object.keys(quantities) as Quantity[];
const trainerOf = (patch: Patch) => createTrainer(experimentOf(patch), everything);

function train(trainer: Trainer, steps: number): Trainer {
  for (let k = 0; k < steps; k++) trainer.trainStep();
  return trainer;
}

const neuron = { kind: "one_neuron_rnn", w: 4, b: -2, h0: 0.5, seq_len: 9, target: 0.7 } as const;

const kinds: [string, Patch][] = [
  ...(Object.keys(cells) as CellName[]).map((cell): [string, Patch] => [
    cell,
    {
      model: { kind: "rnn", cell, input_size: 2, seq_len: 6, hidden_size: 5, num_layers: 2, loss_at: "all", tbptt: 4 },
      data: { source: "adding", batch_size: 3 },
      clip: { mode: "per_layer", max_norm: 0.1 },
    },
  ]),
  ["a fixed batch", { model: { kind: "rnn", seq_len: 3 }, data: { batch_size: 3, mode: "fixed", outlier_every: 2 } }],
  ["one neuron", { model: neuron, optimizer: { name: "sgd", lr: 0.1 }, clip: { mode: "norm", max_norm: 0.5 } }],
];

describe.each(kinds)("a recurrent run (%s)", (_name, patch) => {
  it("goes on from a checkpoint to the same bits", () => {
    const straight = train(trainerOf(patch), 2);
    const saved = straight.save();
    train(straight, 3);
    const other = train(trainerOf({ ...patch, seed: 8 }), 1);
    other.restore(saved);
    train(other, 3);
    expect(other.hash()).toBe(straight.hash());
    expect(other.row).toEqual(straight.row);
    expect(straight.hash()).not.toBe(trainerOf(patch).hash());
  });

  it("allocates no array and makes no view in a step", () => {
    const trainer = trainerOf(patch);
    const { row } = trainer;
    allocatesNothing(trainer, 3);
    expect(trainer.row).toBe(row);
    expect(row[0]).toBeGreaterThan(0);
  });
});

describe("the one neuron's run", () => {
  it("has no batches: neither source, size nor outliers mean anything to it", () => {
    const plain = train(trainerOf({ model: neuron }), 4);
    const data = { source: "teacher", batch_size: 7, mode: "fixed", outlier_every: 1, outlier_scale: 100 } as const;
    const other = train(trainerOf({ model: neuron, data, seed: 0 }), 4);
    expect(other.readTensor("neuron.w")).toEqual(plain.readTensor("neuron.w"));
    expect([...other.readTensor("target")]).toEqual([Math.fround(0.7)]);
    expect(other.save().task.size).toBe(0);
  });
});

describe("memory", () => {
  it("of long sequences is that of the states, the gates and their gradients", () => {
    const of = (seq_len: number) =>
      memoryNeeded(experimentOf({ model: { kind: "rnn", cell: "lstm", seq_len }, data: { batch_size: 32 } }));
    const perStep = (of(2000) - of(1000)) / 1000;
    // input 4; h, c and their gradients 4·16; gates and theirs 2·64; tanh c 16
    expect(perStep).toBe(4 * 32 * (4 + 4 * 16 + 2 * 64 + 16));
  });
});
