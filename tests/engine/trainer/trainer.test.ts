import { describe, expect, it } from "vitest";
import { EngineError } from "../../../src/engine/error.ts";
import { memoryNeeded } from "../../../src/engine/trainer.ts";
import { experimentOf } from "../../../src/experiment/flat.ts";
import type { Patch } from "../../../src/experiment/schema.ts";
import article from "../../fixtures/oracle/article.json";
import { allocatesNothing } from "./allocatesNothing.ts";
import { figure, figures, train, trainerOf } from "./run.ts";

const small = { model: { in_features: 3, hidden_features: 8, depth: 3, out_features: 2 }, data: { batch_size: 5 } };
const optimizer = (options: Patch["optimizer"] & object) => ({
  optimizer: experimentOf({ optimizer: options }).optimizer,
});
const rms = (values: Float32Array) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
const norm = (values: Iterable<number>) => Math.sqrt([...values].reduce((sum, value) => sum + value * value, 0));

describe("the code example", () => {
  it("gives PyTorch's 100 losses and norms to 1e-6", () => {
    const trainer = trainerOf({ steps: 100, clip: { mode: "norm", max_norm: 1 } }, ["loss", "total_norm", "clip_coef"]);
    let clippings = 0;
    for (let k = 0; k < 100; k++) {
      trainer.trainStep();
      for (const quantity of ["loss", "total_norm", "clip_coef"] as const) {
        const expected = article.expected.step[quantity][k] as number;
        expect(Math.abs(figure(trainer, quantity) / expected - 1), `${quantity} of step ${k}`).toBeLessThan(1e-6);
      }
      if (figure(trainer, "clip_coef") < 1) clippings++;
    }
    expect(clippings).toBe(17);
  });
});

describe("a step's record", () => {
  it("has every column, in PyTorch's names", () => {
    const { layout, row } = trainerOf(small);
    expect(layout.axes.parameter.slice(0, 4)).toEqual([
      "linear1.weight",
      "linear1.bias",
      "linear2.weight",
      "linear2.bias",
    ]);
    expect(layout.axes.hidden).toEqual(["h1", "h2", "h3", "prediction"]);
    expect(row).toHaveLength(layout.width);
    expect(row.every(Number.isNaN)).toBe(true);
  });

  it("is what the tensors say", () => {
    const trainer = trainerOf({ ...small, optimizer: { name: "sgd", lr: 0.5 } });
    const before = trainer.layout.axes.parameter.map((name) => trainer.readTensor(name));
    trainer.trainStep();
    const { parameter, hidden } = trainer.layout.axes;
    const prediction = trainer.readTensor("prediction");
    const errors = trainer.readTensor("target").map((target, i) => (prediction[i] as number) - target);
    expect(figure(trainer, "loss")).toBeCloseTo(rms(errors) ** 2, 5);
    for (const suffix of ["", "_f64"] as const) {
      parameter.forEach((name, i) => {
        const gradient = trainer.readTensor(`${name}.grad`);
        const value = trainer.readTensor(name);
        const moved = value.map((after, j) => after - (before[i]?.[j] as number));
        expect(figures(trainer, `grad_norm${suffix}`)[i]).toBeCloseTo(norm(gradient), 6);
        expect(figures(trainer, `weight_norm${suffix}`)[i]).toBeCloseTo(norm(before[i] as Float32Array), 5);
        expect(figures(trainer, `update_norm${suffix}`)[i]).toBeCloseTo(norm(moved), 6);
        expect(norm(moved)).toBeCloseTo(0.5 * norm(gradient), 5);
      });
      hidden.forEach((name, i) => {
        expect(figures(trainer, `hidden_grad_norm${suffix}`)[i]).toBeCloseTo(
          norm(trainer.readTensor(`${name}.grad`)),
          6,
        );
      });
      expect(figure(trainer, `total_norm${suffix}`)).toBeCloseTo(norm(figures(trainer, `grad_norm${suffix}`)), 6);
    }
    hidden.forEach((name, i) => {
      expect(figures(trainer, "activation_rms")[i]).toBeCloseTo(rms(trainer.readTensor(name)), 6);
    });
  });

  it("holds the same figures when less is measured", () => {
    const [all, few] = [train(trainerOf(small), 3), train(trainerOf(small, ["update_norm", "loss"]), 3)];
    expect(few.layout.width).toBe(1 + few.layout.axes.parameter.length);
    expect(figures(few, "update_norm")).toEqual(figures(all, "update_norm"));
    expect(figure(few, "loss")).toBe(figure(all, "loss"));
    expect(few.hash()).toBe(all.hash());
  });
});

describe("data", () => {
  it("streams a fresh batch each step, or keeps one", () => {
    const inputs = (mode: "stream" | "fixed") => {
      const trainer = trainerOf({ ...small, data: { ...small.data, mode } });
      return [0, 1].map(() => train(trainer, 1).readTensor("input"));
    };
    const [first, second] = inputs("stream");
    expect(second).not.toEqual(first);
    const [kept, same] = inputs("fixed");
    expect(same).toEqual(kept);
    expect(kept).toEqual(first);
  });

  it.each(["stream", "fixed"] as const)("multiplies the targets of steps n, 2n, … alone (%s)", (mode) => {
    const data = { ...small.data, mode, source: "teacher" } as const;
    const outlying = trainerOf({
      ...small,
      optimizer: { lr: 0 },
      data: { ...data, outlier_every: 3, outlier_scale: 100 },
    });
    const usual = trainerOf({ ...small, optimizer: { lr: 0 }, data });
    for (let k = 0; k < 7; k++) {
      const scale = (k + 1) % 3 === 0 ? 100 : 1;
      const expected = train(usual, 1)
        .readTensor("target")
        .map((target) => target * scale);
      expect(train(outlying, 1).readTensor("target")).toEqual(expected);
    }
  });
});

describe("the learning rate", () => {
  it("warms up as lr·min(1, (k + 1)/warmup_steps)", () => {
    const trainer = trainerOf({ ...small, optimizer: { name: "sgd", lr: 0.1, warmup_steps: 4 } });
    for (const share of [0.25, 0.5, 0.75, 1, 1]) {
      trainer.trainStep();
      expect(norm(figures(trainer, "update_norm_f64")) / figure(trainer, "total_norm_f64")).toBeCloseTo(0.1 * share, 5);
    }
  });

  it("and the rest of what is live changes from the next step on", () => {
    const trainer = train(trainerOf({ ...small, optimizer: { name: "sgd", lr: 0.1 } }), 2);
    trainer.patch({ ...optimizer({ name: "sgd", lr: 0.01 }), clip: { mode: "value", clip_value: 1e-3 } });
    trainer.trainStep();
    const elements = trainer.layout.axes.parameter.reduce((count, name) => count + trainer.readTensor(name).length, 0);
    expect(figure(trainer, "clipped_norm")).toBeLessThanOrEqual(1e-3 * Math.sqrt(elements));
    expect(figure(trainer, "clipped_norm")).toBeLessThan(figure(trainer, "total_norm"));
    expect(norm(figures(trainer, "update_norm")) / figure(trainer, "clipped_norm")).toBeCloseTo(0.01, 4);
    trainer.patch({ clip: { mode: "none" } });
    trainer.trainStep();
    expect(figure(trainer, "clipped_norm")).toBe(figure(trainer, "total_norm"));
    trainer.patch(optimizer({ name: "sgd", lr: 0 }));
    expect(norm(figures(train(trainer, 1), "update_norm"))).toBe(0);
  });

  it("weight decay, too", () => {
    const trainer = trainerOf({ ...small, optimizer: { name: "adamw", lr: 1, weight_decay: 0 } });
    train(trainer, 1).patch(optimizer({ name: "adamw", lr: 0.5, weight_decay: 2 }));
    const decayed = train(trainer, 1).readTensor("linear1.weight");
    expect(rms(decayed)).toBeLessThan(0.8); // 1 − lr·weight_decay is 0: only Adam's step of lr is left
  });
});

describe("what float32 does", () => {
  it("a loss of Inf with finite gradients (MSE beyond 1.8e19)", () => {
    const data = { batch_size: 5, outlier_every: 1, outlier_scale: 1e20 };
    const trainer = train(trainerOf({ model: { depth: 0 }, data, optimizer: { name: "sgd", lr: 0 } }), 1);
    expect(figure(trainer, "loss")).toBe(Number.POSITIVE_INFINITY);
    expect(trainer.firstNonfinite.loss).toEqual({ step: 0, tensor: "loss", nan: false });
    expect(trainer.firstNonfinite.grad).toBeNull();
    expect(trainer.firstNonfinite.total_norm).toEqual({ step: 0, tensor: "total_norm", nan: false });
    expect(figure(trainer, "total_norm_f64")).toBeLessThan(1e21);
  });

  it("an infinite norm is clipped to nothing: training freezes silently", () => {
    const trainer = trainerOf({
      seed: 15,
      model: { hidden_features: 40, depth: 20, activation: "linear" },
      init: { scheme: "scaled_normal", sigma_w: 3.6 },
      optimizer: { name: "sgd", lr: 1e-3 },
      clip: { mode: "norm", max_norm: 1 },
    });
    const weights = trainer.readTensor("linear3.weight");
    train(trainer, 3);
    expect(figure(trainer, "total_norm")).toBe(Number.POSITIVE_INFINITY);
    expect(figure(trainer, "total_norm_f64")).toBeLessThan(3e38);
    expect([figure(trainer, "clip_coef"), figure(trainer, "clipped_norm")]).toEqual([0, 0]);
    expect(trainer.readTensor("linear3.weight")).toEqual(weights);
    expect(trainer.firstNonfinite).toMatchObject({ activation: null, grad: null, param: null });
  });

  it("clipping does not save a forward pass that overflows: NaN at step 0", () => {
    const trainer = trainerOf({
      model: { hidden_features: 32, depth: 50 },
      init: { scheme: "scaled_normal", sigma_w: 12 },
      clip: { mode: "norm", max_norm: 1 },
    });
    expect(trainer.parameterIsNaN).toBe(false);
    train(trainer, 1);
    expect(trainer.firstNonfinite.activation).toMatchObject({ step: 0, nan: false });
    expect(trainer.firstNonfinite.param).toEqual({ step: 0, tensor: "linear1.weight", nan: true });
    expect(trainer.parameterIsNaN).toBe(true);
  });

  it("the opening comparison: gone at step 26 two steps behind the bad batch, and not with clipping", () => {
    const opening = {
      model: { in_features: 1, hidden_features: 64, depth: 20 },
      init: { scheme: "scaled_normal", sigma_w: 1.8, output_sigma_w: 0.2 },
      data: { source: "sine", batch_size: 32, outlier_every: 25, outlier_scale: 1e4 },
      optimizer: { name: "sgd", lr: 6e-6, warmup_steps: 10 },
    } as const;
    const unclipped = train(trainerOf(opening, ["loss"]), 30);
    expect(unclipped.firstNonfinite.loss?.step).toBe(26);
    expect(unclipped.parameterIsNaN).toBe(true);
    const clipped = train(trainerOf({ ...opening, clip: { mode: "norm", max_norm: 100 } }, ["loss"]), 30);
    expect(clipped.firstNonfinite).toEqual({ activation: null, loss: null, grad: null, total_norm: null, param: null });
    expect(figure(clipped, "loss")).toBeLessThan(5);
  });
});

describe("memory", () => {
  it("counts the parameters, their gradients and copies, the optimizer's state and the signals", () => {
    const experiment = experimentOf({ model: { depth: 100, hidden_features: 512 }, optimizer: { name: "adam" } });
    const weights = 4 * 99 * 512 * 512;
    expect(memoryNeeded(experiment)).toBeGreaterThan(5 * weights);
    expect(memoryNeeded(experiment)).toBeLessThan(5.5 * weights);
    expect(memoryNeeded(experimentOf({ ...experiment, optimizer: { name: "sgd" } }))).toBeLessThan(3.5 * weights);
  });

  it("refuses what PyTorch refuses, with a code", () => {
    const lonely = { model: { norm: "batch_norm" }, data: { batch_size: 1 } } as const;
    expect(() => trainerOf(lonely)).toThrow(EngineError);
    expect(() => trainerOf(small).readTensor("linear9.weight")).toThrow(EngineError);
  });

  it.each([
    { optimizer: { name: "adam", amsgrad: true }, clip: { mode: "norm" } },
    { optimizer: { name: "rmsprop", momentum: 0.9, centered: true }, clip: { mode: "value" } },
    { optimizer: { name: "sgd", momentum: 0.9 }, clip: { mode: "per_layer" }, data: { batch_size: 5, mode: "fixed" } },
    {
      optimizer: { name: "adagrad" },
      clip: { mode: "norm", norm_type: "inf" },
      data: { batch_size: 5, source: "sine" },
    },
  ] as const)("a step allocates no array and makes no view: $optimizer.name", (patch) => {
    const inputs = "data" in patch && "source" in patch.data ? 1 : 3;
    const model = { depth: 3, hidden_features: 8, in_features: inputs, norm: "batch_norm", residual: true } as const;
    const trainer = trainerOf({ data: { batch_size: 5 }, ...patch, model });
    const { row } = trainer;
    allocatesNothing(trainer, 3);
    expect(trainer.row).toBe(row);
    expect(figure(trainer, "loss")).toBeGreaterThan(0);
  });
});
