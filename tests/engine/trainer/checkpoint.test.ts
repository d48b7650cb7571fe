import { describe, expect, it } from "vitest";
import { checkpointBytes } from "../../../src/engine/checkpoint.ts";
import { clips } from "../../../src/engine/clipping/index.ts";
import { hashState } from "../../../src/engine/hash.ts";
import { optimizers } from "../../../src/engine/optimizers/index.ts";
import { createTrainer } from "../../../src/engine/trainer.ts";
import { experimentOf } from "../../../src/experiment/flat.ts";
import type { Experiment, Patch } from "../../../src/experiment/schema.ts";
import { figure, train, trainerOf } from "./run.ts";

const base: Patch = {
  model: { in_features: 3, hidden_features: 7, depth: 2, out_features: 1, norm: "layer_norm" },
  data: { batch_size: 5, source: "teacher", outlier_every: 4, outlier_scale: 3 },
};

type Name = keyof typeof optimizers;
const names = Object.keys(optimizers) as Name[];

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
    const { parameters, optimizer, generator, task, measured } = trainer.save();
    const arrays = [parameters, optimizer.state, task, measured].flatMap((map) => [...map.values()]);
    expect(trainer.checkpointBytes).toBe(checkpointBytes([...arrays, generator].map(({ byteLength }) => byteLength)));
    const elements = [...parameters.values()].reduce((sum, { length }) => sum + length, 0);
    expect(trainer.checkpointBytes).toBeGreaterThan(4 * (3 * elements + 628));
  });
});

describe("an optimizer that takes the place of another", () => {
  const adam = experimentOf({ ...base, optimizer: { name: "adam" } });
  const change = (name: Name, more: object = {}) => experimentOf({ ...base, optimizer: { name, ...more } as never });
  const trainerFor = (...later: readonly Experiment[]) =>
    createTrainer({ ...adam, laterOptimizers: later.map(({ optimizer }) => optimizer) }, ["loss", "update_norm"]);

  it.each(names)("starts fresh in the next step and not before (%s)", (name) => {
    const next = change(name, { lr: 0.01 });
    const [trainer, untouched] = [train(trainerFor(next), 3), train(trainerFor(), 3)];
    const saved = trainer.save();
    const moments = trainer.readTensor("linear1.weight.exp_avg");
    trainer.patch(next);
    expect(trainer.hash()).toBe(untouched.hash());
    expect(trainer.readTensor("linear1.weight.exp_avg")).toEqual(moments);
    train(trainer, 1);
    const alone = createTrainer(next, ["loss", "update_norm"]);
    alone.restore({ ...untouched.save(), optimizer: alone.save().optimizer });
    train(alone, 1);
    if (name === "adam") expect(trainer.save().optimizer.steps).toBe(4);
    else expect(trainer.save()).toEqual(alone.save());
    const after = trainer.hash();
    trainer.restore(saved);
    expect(train(trainer, 1).hash()).toBe(after);
  });

  it("goes on with the state where only its options are others, and starts fresh where its tensors are", () => {
    const [same, other] = [change("adam", { betas: [0.5, 0.5], eps: 1 }), change("adam", { amsgrad: true })];
    const trainer = train(trainerFor(same, other), 3);
    trainer.patch(same);
    expect(train(trainer, 2).save().optimizer.steps).toBe(5);
    trainer.patch(other);
    expect(train(trainer, 2).save().optimizer.steps).toBe(2);
    const adagrad = (initial_accumulator_value: number) => change("adagrad", { initial_accumulator_value });
    const refilled = trainerFor(adagrad(1), adagrad(4));
    for (const value of [1, 4]) {
      refilled.patch(adagrad(value));
      train(refilled, 2);
      expect(refilled.save().optimizer.steps).toBe(2);
      expect(Math.min(...refilled.readTensor("linear1.bias.sum"))).toBeGreaterThanOrEqual(value);
    }
  });

  it("that was there and left again in one step leaves no trace", () => {
    const [trainer, untouched] = [train(trainerFor(change("sgd")), 3), train(trainerFor(), 3)];
    trainer.patch(change("sgd"));
    trainer.patch(adam);
    expect(train(trainer, 2).hash()).toBe(train(untouched, 2).hash());
  });

  it("keeps its tensors in its own order, whatever was planned before it", () => {
    const momentum = change("sgd", { momentum: 0.9 });
    const rmsprop = change("rmsprop", { momentum: 0.9, centered: true });
    const trainer = trainerFor(momentum, rmsprop);
    trainer.patch(rmsprop);
    const saved = train(trainer, 3).save();
    const later = train(trainer, 3).hash();
    const [, first = "", second = "", third = ""] = saved.optimizer.kind.split(" ");
    expect([first, second, third]).toEqual(["square_avg", "momentum_buffer", "grad_avg"]);
    trainer.restart();
    trainer.patch(rmsprop);
    trainer.restore(saved);
    expect(train(trainer, 3).hash()).toBe(later);
  });

  it("needs memory from the start", () => {
    expect(trainerFor().holds(change("rmsprop").optimizer)).toBe(false);
    expect(() => trainerFor().patch(change("rmsprop"))).toThrow(/rmsprop/);
    expect(trainerFor().holds(change("adamw").optimizer)).toBe(true);
  });
});

describe("restart", () => {
  it.each(kinds)("gives what a new trainer gives (%s)", (_name, patch) => {
    const [again, fresh] = [train(trainerOf(patch), 7), trainerOf(patch)];
    again.restart();
    expect(again.save()).toEqual(fresh.save());
    expect(again.row.every(Number.isNaN)).toBe(true);
    expect(train(again, 4).row).toEqual(train(fresh, 4).row);
    expect(again.save()).toEqual(fresh.save());
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

  it("tells states apart whose tensors are equal and whose next steps are not", () => {
    const saved = train(trainerOf({ ...base, optimizer: { name: "adam" } }), 3).save();
    const { optimizer } = saved;
    const hashes = [
      hashState(saved),
      hashState({ ...saved, optimizer: { ...optimizer, kind: optimizer.kind.replace("adam", "adamw") } }),
      hashState({ ...saved, optimizer: { ...optimizer, steps: 2 } }),
      hashState({ ...saved, step: 4 }),
    ];
    expect(new Set(hashes).size).toBe(4);
  });

  it("is pinned: the same bits in every release, on every device", () => {
    expect(train(trainerOf({ clip: { mode: "norm" } }), 20).hash()).toBe("a1cbe055ea135479");
  });
});
