import { describe, expect, it } from "vitest";
import { activations } from "../../../src/engine/activations/index.ts";
import { gammaOf } from "../../../src/engine/measures/gammaOf.ts";
import { planSingularValue } from "../../../src/engine/measures/largestSingularValue.ts";
import { planSpectralRadius } from "../../../src/engine/measures/spectralRadius.ts";
import { type Quantity, quantities } from "../../../src/engine/quantities.ts";
import { planRun } from "../../../src/engine/runPlan.ts";
import type { Trainer } from "../../../src/engine/trainer.ts";
import { experimentOf } from "../../../src/experiment/flat.ts";
import type { Patch } from "../../../src/experiment/schema.ts";
import { figure, figures, train, trainerOf } from "../trainer/run.ts";

const small: Patch = {
  model: { in_features: 3, hidden_features: 8, depth: 4, out_features: 2, activation: "tanh" },
  data: { batch_size: 5 },
  optimizer: { name: "sgd", lr: 0.1 },
};
const lstm: Patch = {
  model: { kind: "rnn", cell: "lstm", input_size: 2, hidden_size: 5, seq_len: 6, num_layers: 2 },
  data: { batch_size: 3 },
};

const norm = (values: Iterable<number>) => Math.sqrt([...values].reduce((sum, value) => sum + value * value, 0));
const namesOf = (trainer: Trainer) => trainer.layout.axes.parameter;
const tensors = (trainer: Trainer, suffix = "") => namesOf(trainer).map((name) => trainer.readTensor(name + suffix));

describe("the error signal from layer to layer", () => {
  it.each<[string, Patch]>([
    ["layers", small],
    ["time steps", lstm],
    ["no layer", { ...small, model: { depth: 0 } }],
  ])("has its factor and their product (%s)", (_name, patch) => {
    const trainer = train(trainerOf(patch), 2);
    const signals = figures(trainer, "hidden_grad_norm_f64");
    const factors = figures(trainer, "layer_factor");
    const products = figures(trainer, "running_product");
    const L = signals.length - 1;
    expect(factors[L]).toBe(1);
    for (let l = 0; l < L; l++) {
      expect(factors[l]).toBe((signals[l] as number) / (signals[l + 1] as number));
      const product = factors.slice(l, L - 1).reduce((all, factor) => all * factor, 1);
      expect((products[l] as number) / product).toBeCloseTo(1, 12);
    }
    if (L > 0) expect(products[L - 1]).toBe(1);
    expect(products[L]).toBe(L === 0 ? 1 : (signals[L] as number) / (signals[L - 1] as number));
  });

  it("is 0 of nothing where truncation lets nothing arrive", () => {
    const trainer = train(trainerOf({ ...lstm, model: { ...lstm.model, tbptt: 3 } }), 1);
    const factors = figures(trainer, "layer_factor");
    expect(factors.slice(0, 3)).toEqual([0, 0, 0]);
    expect(factors.slice(3).every((factor) => factor > 0)).toBe(true);
    expect(figures(trainer, "running_product").slice(0, 3)).toEqual([0, 0, 0]);
  });

  it("is Inf and NaN where the norms are", () => {
    const scheme = { scheme: "constant", value: 3e38 } as const;
    const trainer = train(trainerOf({ ...small, model: { ...small.model, activation: "relu" }, init: scheme }), 1);
    expect(figures(trainer, "layer_factor").some((factor) => !Number.isFinite(factor))).toBe(true);
  });
});

describe("the memory of an LSTM", () => {
  it("has a gradient norm at every time step, over the stacked layers", () => {
    const trainer = train(trainerOf(lstm), 2);
    expect(trainer.layout.axes.memory).toEqual(["c1", "c2", "c3", "c4", "c5", "c6"]);
    for (const quantity of ["memory_grad_norm", "memory_grad_norm_f64"] as const) {
      figures(trainer, quantity).forEach((measured, k) => {
        const parts = [0, 1].flatMap((layer) => [...trainer.readTensor(`c${k + 1}_l${layer}.grad`)]);
        expect(measured / norm(parts)).toBeCloseTo(1, 6);
      });
    }
    expect(train(trainerOf(small), 1).layout.axes.memory).toEqual([]);
  });
});

describe("the recurrent blocks", () => {
  it("have the largest singular value and the spectral radius that their matrices have before the update", () => {
    const trainer = trainerOf(lstm);
    const before = [0, 1].map((layer) => trainer.readTensor(`cell.weight_hh_l${layer}`));
    train(trainer, 1);
    expect(trainer.layout.axes.recurrent.slice(0, 5)).toEqual([
      ...["i", "f", "g", "o"].map((gate) => `cell.weight_hh_l0.${gate}`),
      "cell.weight_hh_l1.i",
    ]);
    const block = (k: number) =>
      Float64Array.from((before[Math.floor(k / 4)] as Float32Array).subarray((k % 4) * 25, ((k % 4) + 1) * 25));
    expect(figures(trainer, "weight_hh_sigma_max")).toEqual(
      Array.from({ length: 8 }, (_, k) => planSingularValue(5)(block(k))),
    );
    expect(figures(trainer, "weight_hh_spectral_radius")).toEqual(
      Array.from({ length: 8 }, (_, k) => planSpectralRadius(5)(block(k))),
    );
  });

  it("of the identity times a gain both are the gain", () => {
    const model = { kind: "rnn", cell: "rnn", hidden_size: 7, seq_len: 3 } as const;
    const trainer = train(trainerOf({ model, init: { scheme: "identity", gain: 1.25 } }), 1);
    expect(figure(trainer, "weight_hh_sigma_max")).toBeCloseTo(1.25, 14);
    expect(figure(trainer, "weight_hh_spectral_radius")).toBe(1.25);
  });
});

describe("1/γ", () => {
  it("is that of the supremum of the nonlinearity's derivative, where one nonlinearity acts over time", () => {
    const supremum = (name: "tanh" | "relu" | "sigmoid") =>
      Math.max(...Array.from({ length: 2001 }, (_, k) => activations[name].derivative64((k - 1000) / 100, 0)));
    for (const nonlinearity of ["tanh", "relu"] as const) {
      expect(gammaOf(experimentOf({ model: { kind: "rnn", cell: "rnn", nonlinearity } }).model)).toBe(
        supremum(nonlinearity),
      );
    }
    expect(gammaOf(experimentOf({ model: { kind: "one_neuron_rnn" } }).model)).toBe(supremum("sigmoid"));
    for (const cell of ["gru", "lstm"] as const) {
      expect(gammaOf(experimentOf({ model: { kind: "rnn", cell } }).model)).toBeNull();
    }
    expect(gammaOf(experimentOf(small).model)).toBeNull();
  });
});

describe("the update in relation to the parameter", () => {
  it("is ‖θ_{k+1} − θ_k‖/‖θ_k‖", () => {
    const trainer = train(trainerOf({ ...small, optimizer: { name: "adam", lr: 0.01 } }), 1);
    const before = tensors(trainer);
    train(trainer, 1);
    tensors(trainer).forEach((after, i) => {
      const old = before[i] as Float32Array;
      const moved = after.map((value, j) => value - (old[j] as number));
      expect((figures(trainer, "update_ratio")[i] as number) / (norm(moved) / norm(old))).toBeCloseTo(1, 6);
    });
  });

  it("is 0 of zeros that stay, and Inf of zeros that move", () => {
    const zeros = { ...small, init: { scheme: "zeros" }, optimizer: { name: "sgd", lr: 0 } } as const;
    expect(figures(train(trainerOf(zeros), 1), "update_ratio")).toEqual(Array(10).fill(0));
    const moving = train(trainerOf({ ...zeros, optimizer: { name: "sgd", lr: 1 } }), 1);
    expect(figures(moving, "update_ratio")[namesOf(moving).indexOf("linear5.bias")]).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("units that do nothing", () => {
  it.each([false, true])("dead: 0 over the whole batch behind ReLU (residual: %s)", (residual) => {
    const model = { ...small.model, activation: "relu", residual } as const;
    const trainer = train(trainerOf({ ...small, model }), 3);
    const h = [1, 2, 3, 4].map((l) => trainer.readTensor(`h${l}`));
    const expected = h.map((values, k) => {
      const below = h[k - 1];
      const branch = residual && below ? values.map((value, i) => value - (below[i] as number)) : values;
      const dead = Array.from({ length: 8 }, (_, j) => branch.every((value, i) => i % 8 !== j || value === 0));
      return dead.filter(Boolean).length / 8;
    });
    expect(expected.some((share) => share > 0)).toBe(true);
    expect(figures(trainer, "dead_share")).toEqual([...expected, Number.NaN]);
    expect(figures(trainer, "saturated_share")).toEqual(Array(5).fill(Number.NaN));
  });

  it.each([
    ["tanh", (h: number) => Math.abs(h) > 0.99],
    ["sigmoid", (h: number) => h < 0.01 || h > 0.99],
  ] as const)("saturated: in the outer 1 %% of the range of %s", (activation, isSaturated) => {
    const init = { scheme: "scaled_normal", sigma_w: 4 } as const;
    const trainer = train(trainerOf({ ...small, model: { ...small.model, activation }, init }), 1);
    const expected = [1, 2, 3, 4].map((l) => [...trainer.readTensor(`h${l}`)].filter(isSaturated).length / 40);
    expect(expected.some((share) => share > 0)).toBe(true);
    expect(figures(trainer, "saturated_share")).toEqual([...expected, Number.NaN]);
    expect(figures(trainer, "dead_share")).toEqual(Array(5).fill(Number.NaN));
  });

  it("is told of Elman's network over time, and not of gated cells", () => {
    const model = { kind: "rnn", cell: "rnn", nonlinearity: "relu", hidden_size: 9, seq_len: 4 } as const;
    const relu = train(trainerOf({ model, data: { batch_size: 2 } }), 1);
    const dead = [1, 2, 3, 4].map((t) => {
      const h = relu.readTensor(`h${t}`);
      return Array.from({ length: 9 }, (_, j) => h[j] === 0 && h[9 + j] === 0).filter(Boolean).length / 9;
    });
    expect(figures(relu, "dead_share")).toEqual([...dead, Number.NaN]);
    const gated = train(trainerOf(lstm), 1);
    for (const quantity of ["dead_share", "saturated_share"] as const) {
      expect(figures(gated, quantity).every(Number.isNaN)).toBe(true);
    }
  });
});

describe("clipping", () => {
  /** The gradients before clipping: those of the same experiment without it, as long as both have the same parameters. */
  function rawAndApplied(clip: Patch["clip"] & object): [Trainer, number] {
    const trainer = train(trainerOf({ ...small, clip }), 1);
    const raw = tensors(train(trainerOf({ ...small, clip: { mode: "none" } }), 1), ".grad").flatMap((g) => [...g]);
    const applied = tensors(trainer, ".grad").flatMap((g) => [...g]);
    const product = raw.reduce((sum, g, i) => sum + g * (applied[i] as number), 0);
    return [trainer, product / (norm(raw) * norm(applied))];
  }

  it.each<Patch["clip"] & object>([
    { mode: "value", clip_value: 0.02 },
    { mode: "per_layer", max_norm: 0.01 },
    { mode: "norm", max_norm: 0.01 },
    { mode: "none" },
  ])("turns the gradient by the angle between raw and applied ($mode)", (clip) => {
    const [trainer, cosine] = rawAndApplied(clip);
    expect(figure(trainer, "clip_cosine")).toBeCloseTo(cosine, 12);
    if (clip.mode === "norm" || clip.mode === "none") expect(cosine).toBeCloseTo(1, 7);
    else expect(cosine).toBeLessThan(0.99);
  });

  it("has no angle where nothing is left of the gradient", () => {
    const frozen = {
      seed: 15,
      model: { hidden_features: 40, depth: 20, activation: "linear" },
      init: { scheme: "scaled_normal", sigma_w: 3.6 },
      optimizer: { name: "sgd", lr: 1e-3 },
      clip: { mode: "norm", max_norm: 1 },
    } as const;
    expect(figure(train(trainerOf(frozen), 1), "clip_cosine")).toBeNaN();
  });

  it.each<Patch["clip"] & object>([
    { mode: "norm", max_norm: 0.8 },
    { mode: "norm", max_norm: 0.3, norm_type: "inf" },
    { mode: "value", clip_value: 0.3 },
    { mode: "per_layer", max_norm: 0.75 },
  ])("counts the steps that it changed ($mode)", (clip) => {
    const columns: Quantity[] = ["clipped_share", "clip_cosine", "total_norm_f64", "clipped_norm", "clip_coef"];
    const trainer = trainerOf({ ...small, data: { batch_size: 3 }, clip }, columns);
    let clipped = 0;
    const shares: number[] = [];
    for (let k = 1; k <= 12; k++) {
      train(trainer, 1);
      const isClipped = figure(trainer, "clipped_norm") < figure(trainer, "total_norm_f64") * (1 - 1e-6);
      if (isClipped) clipped++;
      expect(figure(trainer, "clipped_share"), `step ${k}`).toBe(clipped / k);
      shares.push(figure(trainer, "clipped_share"));
    }
    expect(Math.max(...shares)).toBeGreaterThan(0);
    expect(Math.min(...shares)).toBeLessThan(1);
  });

  it("has a range for its threshold, from the mean of the norms that were finite", () => {
    const exploding = {
      ...small,
      optimizer: { name: "sgd", lr: 1e4 },
      model: { ...small.model, activation: "linear" },
    };
    const trainer = trainerOf(exploding as Patch);
    const finite: number[] = [];
    let infinite = 0;
    for (let k = 0; k < 5; k++) {
      train(trainer, 1);
      const total = figure(trainer, "total_norm_f64");
      if (Number.isFinite(total)) finite.push(total);
      else infinite++;
      const mean = finite.reduce((sum, value) => sum + value / finite.length, 0);
      expect(figure(trainer, "total_norm_mean") / mean).toBeCloseTo(1, 12);
      expect(figure(trainer, "suggested_max_norm_low")).toBe(0.5 * figure(trainer, "total_norm_mean"));
      expect(figure(trainer, "suggested_max_norm_high")).toBe(10 * figure(trainer, "total_norm_mean"));
    }
    expect([finite.length > 1, infinite > 0]).toEqual([true, true]);
  });
});

describe("what accumulates", () => {
  it("goes on from a checkpoint, and starts anew before the first step", () => {
    const patch = { ...small, clip: { mode: "norm", max_norm: 0.7 } } as const;
    const straight = train(trainerOf(patch), 4);
    const saved = straight.save();
    train(straight, 3);
    const other = train(trainerOf(patch), 6);
    other.restore(saved);
    expect(train(other, 3).row).toEqual(straight.row);
    other.restart();
    expect(train(other, 4).row).toEqual(train(trainerOf(patch), 4).row);
  });
});

describe("a quantity that nobody asked for", () => {
  const bytes = (patch: Patch, columns: readonly Quantity[]) => planRun(experimentOf(patch), columns).arena.bytes;
  const ofUpdates: readonly Quantity[] = ["update_norm", "update_norm_f64", "update_ratio"];

  it("takes no memory: the gradients are copied for one quantity, the largest parameter once for three", () => {
    const bare = bytes(small, []);
    const others = (Object.keys(quantities) as Quantity[]).filter(
      (quantity) => quantity !== "clip_cosine" && !ofUpdates.includes(quantity),
    );
    expect(bytes(small, others)).toBe(bare);
    expect(bytes(small, ["clip_cosine"])).toBeGreaterThan(bare);
    const one = bytes(small, ["update_norm"]);
    expect(one).toBeGreaterThan(bare);
    for (const quantity of ofUpdates) expect(bytes(small, [quantity])).toBe(one);
    expect(bytes(small, ofUpdates)).toBe(one);
  });

  it("keeps no state, and leaves the run its bits", () => {
    expect(train(trainerOf(small, ["loss"]), 2).save().measured.size).toBe(0);
    expect(train(trainerOf(small, []), 5).hash()).toBe(train(trainerOf(small), 5).hash());
    expect(train(trainerOf(lstm, []), 2).hash()).toBe(train(trainerOf(lstm), 2).hash());
  });
});
