import { describe, expect, it } from "vitest";
import { referenceBackend } from "../../../src/engine/kernels/reference/referenceKernels.ts";
import { planNetwork } from "../../../src/engine/network.ts";
import { calls } from "../../../src/engine/provenance/calls.ts";
import { Ledger } from "../../../src/engine/provenance/ledger.ts";
import { noOrigins, type Operation, type Origin } from "../../../src/engine/provenance/origin.ts";
import { Places } from "../../../src/engine/provenance/places.ts";
import { replay } from "../../../src/engine/provenance/replay.ts";
import { createGenerator } from "../../../src/engine/rng/generator.ts";
import { createArena } from "../../../src/engine/tensor/arena.ts";
import { createTrainer, type Trainer } from "../../../src/engine/trainer.ts";
import { experimentOf } from "../../../src/experiment/flat.ts";
import type { Experiment, Patch } from "../../../src/experiment/schema.ts";
import { explosions, rareExplosions } from "./explosions.ts";
import type { Found } from "./record64.ts";
import { step64 } from "./step64.ts";

const STEPS = 8;

const foundOf = (origin: Origin | null): Found | null =>
  origin && { operation: origin.operation, tensor: origin.tensor, layer: origin.layer };

/** What the step that `trainer` has just made does in float64; `twin` is one step behind it. */
function recomputed(experiment: Experiment, trainer: Trainer, twin: Trainer) {
  const read = (name: string) => Float64Array.from((isBatch(name) ? trainer : twin).readTensor(name));
  const made = (name: string) => Float64Array.from(trainer.readTensor(name));
  return step64(experiment, twin.step, [...twin.save().parameters.keys()], read, made);
}
const isBatch = (name: string) => name === "input" || name === "target";

/** Trains until a parameter is NaN and compares every step's news with the recomputation. */
function compare(patch: Patch) {
  const experiment = experimentOf(patch);
  const [trainer, twin] = [createTrainer(experiment, ["loss"]), createTrainer(experiment, [])];
  for (let k = 0; k < STEPS && !twin.parameterIsNaN; k++) {
    const before = trainer.origins;
    trainer.trainStep();
    const expected = recomputed(experiment, trainer, twin);
    for (const kind of ["inf", "nan"] as const) {
      if (before[kind] !== null) continue;
      const what = `${kind} of step ${k} of ${JSON.stringify(patch)}`;
      expect(foundOf(trainer.origins[kind]), what).toEqual(expected[kind]);
      expect(trainer.origins[kind]?.step ?? k, what).toBe(k);
    }
    twin.trainStep();
  }
  return trainer.origins;
}

describe("the first operation whose result leaves the range of float32", () => {
  const seen = new Map<Operation, number>();
  let exploded = 0;

  it.each([...explosions(400), ...rareExplosions].map((patch, i) => [i, patch] as const))(
    "is the origin of the first Inf and of the first NaN (%i)",
    (_i, patch) => {
      const { inf, nan } = compare(patch);
      if (inf !== null || nan !== null) exploded++;
      for (const origin of [inf, nan]) {
        if (origin !== null) seen.set(origin.operation, (seen.get(origin.operation) ?? 0) + 1);
      }
    },
  );

  it("was looked for in 200 explosions, which had origins of every kind", () => {
    const every: Record<Operation, true> = {
      batch: true,
      forward_product: true,
      normalization: true,
      activation: true,
      cell: true,
      sum: true,
      loss: true,
      backward_product: true,
      backward_activation: true,
      backward_normalization: true,
      backward_cell: true,
      norm_square: true,
      clip: true,
      optimizer_square: true,
      update: true,
    };
    expect(exploded).toBeGreaterThan(200);
    expect([...seen.keys()].sort()).toEqual(Object.keys(every).sort());
  });
});

describe("an origin", () => {
  it("tells what the operation worked on, as it was before", () => {
    const data = { batch_size: 5, outlier_every: 1, outlier_scale: 1e20 };
    const trainer = createTrainer(experimentOf({ model: { depth: 0 }, data }), []);
    trainer.trainStep();
    const { inf } = trainer.origins;
    const target = trainer.readTensor("target");
    expect(inf).toMatchObject({ step: 0, tensor: "loss", operation: "loss", nan: false });
    expect(inf?.operands.map(({ name, nonfinite }) => [name, nonfinite])).toEqual([
      ["prediction", false],
      ["target", false],
    ]);
    expect(inf?.operands[1]?.magnitude).toBe(Math.max(...target.map(Math.abs)));
  });

  it("of clipping: the infinite gradient before it, times the coefficient 0", () => {
    const { nan } = train(clipping, 4).origins;
    expect(nan?.operation).toBe("clip");
    expect(nan?.operands[0]).toMatchObject({ name: nan?.tensor, nonfinite: true });
    expect(nan?.operands[0]?.magnitude).toBeGreaterThan(1e30);
    expect(nan?.operands[1]).toEqual({ name: "clip_coef", magnitude: 0, nonfinite: false });
  });

  it("is no norm that is recorded and does not clip", () => {
    const overflowing = {
      seed: 15,
      model: { hidden_features: 40, depth: 20, activation: "linear" },
      init: { scheme: "scaled_normal", sigma_w: 3.6 },
      optimizer: { name: "sgd", lr: 0 },
    } as const;
    const clip = { mode: "norm", max_norm: 1 } as const;
    for (const [patch, operation] of [
      [overflowing, undefined],
      [{ ...overflowing, clip: { ...clip, norm_type: "inf" } }, undefined],
      [{ ...overflowing, clip }, "norm_square"],
    ] as const) {
      const trainer = train(patch, 1);
      expect(trainer.firstNonfinite.total_norm).not.toBeNull();
      expect(trainer.origins.inf?.operation).toBe(operation);
    }
  });

  it("is not known of an Inf that a saturating activation makes finite again within its step", () => {
    const trainer = train(
      {
        model: { in_features: 1, depth: 1, activation: "tanh" },
        init: { scheme: "constant", value: 3e38, output_sigma_w: 0.1 },
        optimizer: { name: "sgd", lr: 0 },
      },
      2,
    );
    expect(trainer.readTensor("input").some((x) => Math.fround(3e38 * x) === Number.POSITIVE_INFINITY)).toBe(true);
    expect(trainer.readTensor("h1").every((h) => Math.abs(h) === 1)).toBe(true);
    expect(trainer.origins).toEqual(noOrigins);
  });

  it("stays through a checkpoint, and is forgotten before the first step", () => {
    const straight = train(clipping, 4);
    const restored = createTrainer(experimentOf(clipping), []);
    restored.restore(straight.save());
    expect(restored.origins).toEqual(straight.origins);
    restored.trainStep();
    expect(restored.origins).toEqual(straight.origins);
    restored.restart();
    expect(restored.origins).toEqual(noOrigins);
    for (let k = 0; k < 4; k++) restored.trainStep();
    expect(restored.origins).toEqual(straight.origins);
  });
});

/** Gradients that are Inf in one layer, under clipping by norm. */
const clipping = rareExplosions[0] as Patch;

function train(patch: Patch, steps: number): Trainer {
  const trainer = createTrainer(experimentOf(patch), []);
  for (let k = 0; k < steps; k++) trainer.trainStep();
  return trainer;
}

describe("the search", () => {
  it("knows every kernel", () => {
    const kernels = referenceBackend.createKernels(0);
    expect(["memory", ...Object.keys(calls)].sort()).toEqual(Object.keys(kernels).sort());
  });

  it.each<[string, Patch]>([
    ["a perceptron", { model: { depth: 3, norm: "batch_norm", residual: true } }],
    ["LayerNorm", { model: { depth: 2, norm: "layer_norm", residual: true }, loss: "cross_entropy" }],
    ["an LSTM", { model: { kind: "rnn", cell: "lstm", num_layers: 2, seq_len: 5, tbptt: 2, loss_at: "all" } }],
    ["a GRU", { model: { kind: "rnn", cell: "gru", num_layers: 2, seq_len: 5, tbptt: 2 } }],
    ["an Elman network", { model: { kind: "rnn", cell: "rnn", num_layers: 2, seq_len: 5 } }],
  ])("leaves every bit of the memory as it was: %s", (_name, patch) => {
    const experiment = experimentOf({ data: { batch_size: 4 }, init: { scheme: "normal", std: 1e6 }, ...patch });
    const arena = createArena();
    const plan = planNetwork(arena, experiment);
    const kernels = referenceBackend.createKernels(arena.bytes);
    const { memory } = kernels;
    arena.attach(memory);
    const network = plan.bind(kernels);
    const generator = createGenerator(7);
    network.initialize(generator);
    for (const { data } of [network.input, network.target]) generator.normalInto(data, 0, data.length, 0, 1e30);
    network.forward();
    network.backward();
    const before = new Uint32Array(memory).slice();
    const ledger = new Ledger();
    replay(0, plan, kernels, new Places(arena.tensors, experiment.model), ledger);
    expect(ledger.origins).not.toEqual(noOrigins);
    expect(new Uint32Array(memory)).toEqual(before);
  });

  it("costs a healthy run no kernel call", () => {
    let products = 0;
    const counting = {
      ...referenceBackend,
      createKernels(bytes: number) {
        const kernels = referenceBackend.createKernels(bytes);
        const linearForward: typeof kernels.linearForward = (...args) => {
          products++;
          kernels.linearForward(...args);
        };
        return { ...kernels, linearForward };
      },
    };
    const healthy = createTrainer(experimentOf({ model: { depth: 4 } }), [], counting);
    for (let k = 0; k < 6; k++) healthy.trainStep();
    expect(products).toBe(6 * 5);
    products = 0;
    const exploding = createTrainer(experimentOf(clipping), [], counting);
    for (let k = 0; k < 6; k++) exploding.trainStep();
    expect(products).toBe(7 * 2);
  });
});
