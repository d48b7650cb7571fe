import { describe, expect, it } from "vitest";
import { checkpointBytes } from "../../../src/engine/checkpoint.ts";
import { clips } from "../../../src/engine/clipping/index.ts";
import { optimizers } from "../../../src/engine/optimizers/index.ts";
import type { Patch } from "../../../src/experiment/schema.ts";
import { figure, train, trainerOf } from "./run.ts";

const base: Patch = {
  model: { in_features: 3, hidden_features: 7, depth: 2, out_features: 1, norm: "layer_norm" },
  data: { batch_size: 5, source: "teacher", outlier_every: 4, outlier_scale: 3 },
};

/** Every optimizer, way to clip and kind of batch at least once. */
const kinds: [string, Patch][] = [
  ...Object.keys(optimizers).map((name): [string, Patch] => [
    name,
    { ...base, optimizer: { name } as Patch["optimizer"] & object },
  ]),
  ...Object.keys(clips).map((mode): [string, Patch] => [
    `clip ${mode}`,
    { ...base, clip: { mode } as Patch["clip"] & object },
  ]),
  ["momentum", { ...base, optimizer: { name: "sgd", momentum: 0.9, dampening: 0.2 } }],
  ["a fixed batch", { ...base, data: { ...base.data, mode: "fixed" } }],
  ["warm-up", { ...base, optimizer: { name: "sgd", lr: 0.1, warmup_steps: 9 } }],
  ["batches so small that normals come in pairs", { ...base, data: { batch_size: 1 } }],
  ["an explosion", { ...base, init: { scheme: "normal", std: 1e12 }, model: { ...base.model, norm: "none" } }],
];

describe("a checkpoint", () => {
  it.each(kinds)("goes on to the same bits (%s)", (_name, patch) => {
    const straight = train(trainerOf(patch), 5);
    const saved = straight.save();
    const atSave = straight.hash();
    train(straight, 6);

    const other = train(trainerOf({ ...patch, seed: 99 }), 3);
    expect(other.hash()).not.toBe(atSave);
    other.restore(saved);
    expect(other.step).toBe(5);
    expect(other.hash()).toBe(atSave);
    expect(other.row.every(Number.isNaN)).toBe(true);
    train(other, 6);
    expect(other.hash()).toBe(straight.hash());
    expect(other.row).toEqual(straight.row);
    expect(other.firstNonfinite).toEqual(straight.firstNonfinite);
    expect(other.parameterIsNaN).toBe(straight.parameterIsNaN);

    straight.restore(saved);
    expect(train(straight, 6).hash()).toBe(other.hash());
  });

  it("remembers what was found before it, and when", () => {
    const exploded = {
      ...base,
      init: { scheme: "normal", std: 1e12 },
      model: { ...base.model, norm: "none" },
    } as const;
    const saved = train(trainerOf(exploded), 2).save();
    expect(saved.firstNonfinite.param?.step).toBe(0);
    const restored = trainerOf(exploded);
    restored.restore(saved);
    expect(restored.parameterIsNaN).toBe(true);
    expect(train(restored, 1).firstNonfinite).toEqual(saved.firstNonfinite);
  });

  it("is a copy: training on leaves it alone", () => {
    const trainer = train(trainerOf(base), 2);
    const saved = trainer.save();
    const weights = saved.parameters.get("linear1.weight")?.slice();
    train(trainer, 2);
    expect(saved.parameters.get("linear1.weight")).toEqual(weights);
  });

  it("of one optimizer starts another fresh, on the same parameters and batches", () => {
    const adam = train(trainerOf({ ...base, optimizer: { name: "adam" } }), 4);
    const sgd = trainerOf({ ...base, optimizer: { name: "sgd", lr: 0.1, momentum: 0.9 } });
    sgd.restore(adam.save());
    expect(sgd.readTensor("linear1.weight")).toEqual(adam.readTensor("linear1.weight"));
    expect(sgd.readTensor("linear1.weight.momentum_buffer").every((value) => value === 0)).toBe(true);
    train(sgd, 1);
    train(adam, 1);
    expect(figure(sgd, "loss")).toBe(figure(adam, "loss"));
    expect(sgd.readTensor("linear2.bias.momentum_buffer")).toEqual(sgd.readTensor("linear2.bias.grad"));
  });

  it("takes the memory that it says", () => {
    const trainer = trainerOf({ ...base, optimizer: { name: "adam" } });
    const { parameters } = trainer.save();
    const elements = [...parameters.values()].reduce((sum, { length }) => sum + length, 0);
    expect(checkpointBytes(trainer.save())).toBe(4 * (3 * elements + 628 + 3));
  });
});

describe("the hash of a run", () => {
  it("is the same for the same experiment and changes with every step and seed", () => {
    const [a, b] = [trainerOf(base), trainerOf(base)];
    const seen = new Set<string>();
    for (let k = 0; k < 5; k++) {
      expect(a.hash()).toBe(b.hash());
      seen.add(a.hash());
      train(a, 1);
      train(b, 1);
    }
    seen.add(trainerOf({ ...base, seed: 1 }).hash());
    expect(seen.size).toBe(6);
  });

  it("is pinned: the same bits in every release, on every device", () => {
    expect(train(trainerOf({ clip: { mode: "norm" } }), 20).hash()).toBe("07f464d33990cad1");
  });
});
