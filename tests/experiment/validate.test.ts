import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tasks } from "../../src/engine/tasks/index.ts";
import type { TaskName } from "../../src/engine/tasks/sizes.ts";
import { memoryNeeded } from "../../src/engine/trainer.ts";
import { resolve } from "../../src/experiment/comparison.ts";
import { contradictions, mended } from "../../src/experiment/contradictions.ts";
import { fieldAt, fieldPaths } from "../../src/experiment/declaration.ts";
import type { Field, Value } from "../../src/experiment/fields.ts";
import { experimentOf, flatten, nest, patchOf } from "../../src/experiment/flat.ts";
import { changed, merge } from "../../src/experiment/patch.ts";
import type { Problem } from "../../src/experiment/problem.ts";
import { scenarios } from "../../src/experiment/scenarios/index.ts";
import type { Patch } from "../../src/experiment/schema.ts";
import { checkedFields, validate } from "../../src/experiment/validate.ts";
import { flatPatch } from "./arbitraries.ts";

function problemsOf(input: unknown): readonly Problem[] {
  const result = validate(input, memoryNeeded);
  return result.ok ? [] : result.problems;
}

const codeDefaults = {
  name: "",
  seed: 0,
  steps: 50,
  loss: "mse",
  model: {
    kind: "mlp",
    depth: 1,
    hidden_features: 50,
    activation: "relu",
    negative_slope: 0.01,
    norm: "none",
    residual: false,
    residual_scale: 1,
    bias: true,
    in_features: 10,
    out_features: 1,
  },
  init: { scheme: "default", bias: null, output_sigma_w: null, forget_bias: null },
  data: { source: "randn", mode: "stream", batch_size: 64, outlier_every: 0, outlier_scale: 1 },
  optimizer: {
    name: "adam",
    lr: 0.001,
    warmup_steps: 0,
    betas: [0.9, 0.999],
    eps: 1e-8,
    weight_decay: 0,
    amsgrad: false,
  },
  clip: { mode: "none" },
};

describe("validate", () => {
  test("fills in PyTorch's defaults", () => {
    expect(validate({})).toEqual({ ok: true, value: codeDefaults });
    const adamw = validate({ optimizer: { name: "adamw" } });
    expect(adamw.ok && adamw.value.optimizer).toMatchObject({ weight_decay: 0.01, lr: 0.001 });
    const adagrad = validate({ optimizer: { name: "adagrad" } });
    expect(adagrad.ok && adagrad.value.optimizer).toMatchObject({
      eps: 1e-10,
      lr_decay: 0,
      initial_accumulator_value: 0,
    });
  });

  test("takes what PyTorch takes, beyond any slider", () => {
    const wide = {
      seed: -7,
      optimizer: { name: "sgd", lr: 3e30, momentum: 1.5, dampening: -2, weight_decay: 12 },
      clip: { mode: "norm", max_norm: 0, norm_type: "inf" },
      init: { scheme: "uniform", bound: 0, output_sigma_w: null, bias: "default" },
    };
    expect(problemsOf(wide)).toEqual([]);
  });

  const bad: [string, unknown, Partial<Problem>][] = [
    ["not an object", 3, { path: "", code: "type", value: "3" }],
    ["a list", [], { path: "", code: "type", value: "[]" }],
    ["null", null, { path: "", code: "type", value: "null" }],
    ["an unknown section", { optimiser: {} }, { path: "optimiser", code: "unknown", value: "{…}" }],
    [
      "an unknown field",
      { optimizer: { learning_rate: 1 } },
      { path: "optimizer.learning_rate", code: "unknown", value: "1" },
    ],
    [
      "another optimizer's field",
      { optimizer: { name: "sgd", betas: [0.9, 0.99] } },
      {
        path: "optimizer.betas",
        code: "inapplicable",
        value: "[0.9, 0.99]",
        with: [{ path: "optimizer.name", value: '"sgd"' }],
      },
    ],
    ["a threshold without clipping", { clip: { max_norm: 1 } }, { path: "clip.max_norm", code: "inapplicable" }],
    ["a section that is none", { optimizer: "adam" }, { path: "optimizer", code: "type", value: '"adam"' }],
    [
      "a text for a number",
      { optimizer: { lr: "0.1" } },
      {
        path: "optimizer.lr",
        code: "type",
        value: '"0.1"',
        allowed: { kind: "number", min: 0, max: 3.4028234663852886e38 },
      },
    ],
    ["null for a number", { optimizer: { lr: null } }, { path: "optimizer.lr", code: "type", value: "null" }],
    ["a negative learning rate", { optimizer: { lr: -1 } }, { path: "optimizer.lr", code: "range", value: "-1" }],
    [
      "an overflowing number",
      JSON.parse('{"optimizer":{"lr":1e309}}'),
      { path: "optimizer.lr", code: "range", value: "Infinity" },
    ],
    ["NaN", { optimizer: { lr: Number.NaN } }, { path: "optimizer.lr", code: "type", value: "NaN" }],
    [
      "half a layer",
      { model: { depth: 1.5 } },
      { path: "model.depth", code: "type", value: "1.5", allowed: { kind: "integer", min: 0, max: 100 } },
    ],
    ["too many layers", { model: { depth: 101 } }, { path: "model.depth", code: "range" }],
    ["no features", { model: { in_features: 0 } }, { path: "model.in_features", code: "range" }],
    ["no steps", { steps: 0 }, { path: "steps", code: "range" }],
    ["an unsafe seed", { seed: 2 ** 60 }, { path: "seed", code: "range" }],
    [
      "an unknown activation",
      { model: { activation: "swish" } },
      { path: "model.activation", code: "choice", value: '"swish"' },
    ],
    [
      "an unknown model",
      { model: { kind: "transformer", depth: 3 } },
      {
        path: "model.kind",
        code: "choice",
        value: '"transformer"',
        allowed: { kind: "choice", values: ["mlp", "rnn", "one_neuron_rnn"] },
      },
    ],
    ["an unknown cell", { model: { kind: "rnn", cell: "lstm2" } }, { path: "model.cell", code: "choice" }],
    [
      "the depth of a recurrent network",
      { model: { kind: "rnn", depth: 3 } },
      { path: "model.depth", code: "inapplicable", with: [{ path: "model.kind", value: '"rnn"' }] },
    ],
    [
      "an inherited name as a choice",
      { optimizer: { name: "constructor" } },
      { path: "optimizer.name", code: "choice" },
    ],
    ["a number for a switch", { model: { bias: 1 } }, { path: "model.bias", code: "type" }],
    [
      "beta 1",
      { optimizer: { betas: [0.9, 1] } },
      { path: "optimizer.betas", code: "range", allowed: { kind: "pair", min: 0, below: 1 } },
    ],
    ["one beta", { optimizer: { betas: [0.9] } }, { path: "optimizer.betas", code: "type" }],
    ["three betas", { optimizer: { betas: [0.9, 0.9, 0.9] } }, { path: "optimizer.betas", code: "type", value: "[…]" }],
    ["a norm that is none", { clip: { mode: "norm", norm_type: 3 } }, { path: "clip.norm_type", code: "choice" }],
    ["half a character", { name: "\ud800" }, { path: "name", code: "range", value: '"\\ud800"' }],
    ["a long name", { name: "x".repeat(1e6) }, { path: "name", code: "range" }],
    ["__proto__", JSON.parse('{"__proto__":{"steps":3}}'), { path: "__proto__", code: "unknown" }],
    ["__proto__ in a section", JSON.parse('{"model":{"__proto__":1}}'), { path: "model.__proto__", code: "unknown" }],
    ["constructor", { constructor: 1 }, { path: "constructor", code: "unknown" }],
    [
      "Nesterov without momentum",
      { optimizer: { name: "sgd", nesterov: true } },
      {
        path: "optimizer.momentum",
        code: "contradiction",
        value: "0",
        with: [{ path: "optimizer.nesterov", value: "true" }],
      },
    ],
    [
      "Nesterov with dampening",
      { optimizer: { name: "sgd", nesterov: true, momentum: 0.9, dampening: 0.1 } },
      { path: "optimizer.dampening", code: "contradiction" },
    ],
    [
      "Xavier with a negative gain",
      { init: { scheme: "xavier_uniform", gain: -1 } },
      { path: "init.gain", code: "contradiction" },
    ],
    [
      "BatchNorm of one sample",
      { model: { norm: "batch_norm" }, data: { batch_size: 1 } },
      { path: "data.batch_size", code: "contradiction" },
    ],
    [
      "a sine of ten numbers",
      { data: { source: "sine" } },
      { path: "model.in_features", code: "contradiction", value: "10", allowed: { kind: "choice", values: [1] } },
    ],
    [
      "two sines",
      { data: { source: "sine" }, model: { in_features: 1, out_features: 2 } },
      { path: "model.out_features", code: "contradiction" },
    ],
    [
      "a task over time for a network without",
      { data: { source: "adding" } },
      {
        path: "data.source",
        code: "contradiction",
        value: '"adding"',
        allowed: { kind: "choice", values: ["randn", "teacher", "sine", "spirals", "circles"] },
        with: [{ path: "model.kind", value: '"mlp"' }],
      },
    ],
    [
      "a task without time for a recurrent network",
      { data: { source: "spirals" }, model: { kind: "rnn", input_size: 2, out_features: 2 } },
      {
        path: "data.source",
        code: "contradiction",
        allowed: { kind: "choice", values: ["randn", "adding", "temporal_order", "echo", "sequence_sine"] },
      },
    ],
    [
      "the adding task of four numbers a step",
      { data: { source: "adding" }, model: { kind: "rnn" } },
      { path: "model.input_size", code: "contradiction", value: "4", allowed: { kind: "choice", values: [2] } },
    ],
    [
      "two places in one time step",
      { data: { source: "adding" }, model: { kind: "rnn", input_size: 2, seq_len: 1 } },
      { path: "model.seq_len", code: "contradiction", allowed: { kind: "integer", min: 2, max: 10_000 } },
    ],
    [
      "cross-entropy of one neuron",
      { loss: "cross_entropy", model: { kind: "one_neuron_rnn" } },
      { path: "loss", code: "contradiction", allowed: { kind: "choice", values: ["mse"] } },
    ],
    [
      "a forget bias without a forget gate",
      { model: { kind: "rnn", cell: "gru" }, init: { forget_bias: 1 } },
      { path: "init.forget_bias", code: "contradiction", with: [{ path: "model.cell", value: '"gru"' }] },
    ],
    [
      "a forget bias of an MLP",
      { init: { forget_bias: 0 } },
      { path: "init.forget_bias", code: "contradiction", with: [{ path: "model.kind", value: '"mlp"' }] },
    ],
    [
      "a network beyond 512 MB",
      { model: { depth: 100, hidden_features: 512 }, data: { batch_size: 1024 } },
      { path: "model.hidden_features", code: "memory", value: "512" },
    ],
  ];

  test.each(bad)("refuses %s", (_, input, expected) => {
    expect(problemsOf(input)[0]).toMatchObject(expected);
  });

  test("takes BatchNorm of one sample where there is no hidden layer", () => {
    expect(problemsOf({ model: { norm: "batch_norm", depth: 0 }, data: { batch_size: 1 } })).toEqual([]);
  });

  test("takes what PyTorch takes of recurrent networks and losses", () => {
    const sound: readonly unknown[] = [
      { loss: "cross_entropy" },
      { model: { kind: "rnn", seq_len: 1, num_layers: 4, tbptt: 7 }, loss: "cross_entropy" },
      { model: { kind: "rnn", cell: "lstm", nonlinearity: "relu" }, init: { forget_bias: -3 } },
      { model: { kind: "rnn", input_size: 2 }, data: { source: "adding", batch_size: 1 } },
      { model: { kind: "one_neuron_rnn", w: -7.5, seq_len: 1 }, data: { source: "adding" }, init: { scheme: "zeros" } },
    ];
    for (const input of sound) expect(problemsOf(input)).toEqual([]);
  });

  test("names every problem, but prints none beyond a line", () => {
    const problems = problemsOf({ seed: "a\nb\u2028c\u202e", steps: "y".repeat(1000), ["k\n".repeat(500)]: 1 });
    expect(problems.map(({ code }) => code)).toEqual(["unknown", "type", "type"]);
    for (const { path, value } of problems) {
      expect(`${path}${value}`).not.toMatch(/[\n\u2028\u202e]/);
      expect(path.length).toBeLessThanOrEqual(64);
      expect(value.length).toBeLessThanOrEqual(64);
    }
  });

  test("never throws and does not touch Object.prototype, whatever it is given", () => {
    let deep: unknown = 1;
    for (let k = 0; k < 1e5; k++) deep = [deep];
    expect(problemsOf({ seed: deep, model: { depth: deep }, data: deep })).toHaveLength(3);
    fc.assert(fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (input) => void validate(input)));
    const wide = Object.fromEntries(Array.from({ length: 1e5 }, (_, k) => [`k${k}`, k]));
    expect(problemsOf(wide).length).toBeLessThanOrEqual(200);
    expect(({} as Record<string, unknown>).steps).toBeUndefined();
  });

  test("is idempotent: an experiment validates to itself", () => {
    fc.assert(
      fc.property(flatPatch(), (patch) => {
        const once = validate(nest(patch));
        if (once.ok) expect(validate(JSON.parse(JSON.stringify(once.value)))).toEqual(once);
      }),
    );
  });

  test("of the fields alone passes what the declaration describes", () => {
    fc.assert(
      fc.property(flatPatch(), (patch) => {
        expect(checkedFields(nest(patch), "")).toEqual({ fields: patch, problems: [] });
      }),
    );
  });
});

describe("contradictions", () => {
  test("give way to the setting that was chosen", () => {
    expect(mended({ data: { source: "sine" } }, "data.source")).toEqual({
      data: { source: "sine" },
      model: { in_features: 1 },
    });
    const sine = { data: { source: "sine" }, model: { in_features: 1 } } as const;
    expect(mended({ model: { in_features: 4 } }, "model.in_features", sine)).toEqual({
      model: { in_features: 4 },
      data: { source: "randn" },
    });
    expect(mended({ optimizer: { name: "sgd", nesterov: true } }, "optimizer.nesterov").optimizer).toMatchObject({
      momentum: 0.9,
    });
    expect(mended({ steps: 3 }, "steps", sine)).toEqual({ steps: 3 });
  });

  test("give a task its model with its sizes, and a model a task", () => {
    const mlp = { model: { kind: "mlp", depth: 9 }, data: { source: "sine" } } as const;
    expect(mended({ data: { source: "temporal_order" } }, "data.source", mlp)).toEqual({
      data: { source: "temporal_order" },
      model: { kind: "rnn", input_size: 6, out_features: 4 },
    });
    expect(mended({ model: { kind: "rnn" } }, "model.kind", mlp)).toEqual({
      data: { source: "adding" },
      model: { kind: "rnn", input_size: 2 },
    });
    expect(mended({ model: { kind: "one_neuron_rnn" } }, "model.kind", mlp)).toEqual({
      model: { kind: "one_neuron_rnn" },
    });
    const echo = { model: { kind: "rnn", input_size: 1, seq_len: 9 }, data: { source: "echo" } } as const;
    expect(mended({ model: { kind: "mlp" } }, "model.kind", echo)).toEqual({
      data: { source: "sine" },
      model: { kind: "mlp", in_features: 1 },
    });
    expect(mended({ data: { source: "spirals" } }, "data.source", echo).model).toEqual({
      kind: "mlp",
      in_features: 2,
      out_features: 2,
    });
    expect(mended({ data: { source: "adding" }, model: { seq_len: 1 } }, "data.source", echo).model).toEqual({
      seq_len: 2,
      input_size: 2,
    });
  });

  test("leave nothing behind that another model has not", () => {
    const whole = { model: { kind: "mlp", depth: 9, activation: "tanh" }, data: { source: "adding" } } as const;
    expect(mended(whole, "data.source").model).toEqual({ kind: "rnn", input_size: 2 });
  });

  test("make an LSTM where a forget bias is wanted, and no forget bias where the cell is another", () => {
    expect(mended({ init: { forget_bias: 2 } }, "init.forget_bias")).toMatchObject({
      init: { forget_bias: 2 },
      model: { kind: "rnn", cell: "lstm" },
    });
    const lstm = { model: { kind: "rnn", cell: "lstm" }, init: { forget_bias: 2 } } as const;
    expect(mended({ model: { cell: "gru" } }, "model.cell", lstm)).toEqual({
      model: { cell: "gru" },
      init: { forget_bias: null },
    });
  });

  const everyChoice = fieldPaths.flatMap((path) => {
    const field = fieldAt(path) as Field;
    switch (field.kind) {
      case "choice":
        return field.values.map((value): [string, Value] => [path, value]);
      case "switch":
        return [true, false].map((value): [string, Value] => [path, value]);
      case "integer":
      case "number":
        return [field.min, field.max, 0, 1, 3]
          .filter((value) => value >= field.min && value <= field.max)
          .map((value): [string, Value] => [path, value]);
      default:
        return [];
    }
  });
  const kinds = [{}, { model: { kind: "rnn" } }, { model: { kind: "one_neuron_rnn" } }] as const;
  const lstm = { model: { kind: "rnn", cell: "lstm" }, init: { forget_bias: 1 } } as const;
  const starts = [...kinds, lstm, ...Object.values(tasks).map(startOf)].map(experimentOf);
  const lanes = Object.values(scenarios).flatMap(({ comparison }) => resolve(comparison));
  const everyStart = [...starts, ...lanes.map(({ experiment }) => experiment)].map((start) => ({
    start,
    fields: flatten(start),
  }));

  /** An experiment that learns from the source. */
  function startOf(_: unknown, k: number): Patch {
    return mended({ data: { source: Object.keys(tasks)[k] as TaskName } }, "data.source");
  }

  test.each(everyChoice)("are mended whatever is chosen: %s = %s", (path, value) => {
    for (const { start, fields } of everyStart) {
      if (!fields.has(path)) continue;
      const after = changed(start, mended(patchOf(path, value), path, start));
      expect(contradictions.filter(({ holds }) => holds(after))).toEqual([]);
      expect(flatten(after).get(path)).toEqual(value);
    }
  });

  test("are all mended, whichever side was chosen", () => {
    fc.assert(
      fc.property(
        flatPatch(),
        flatPatch(2),
        fc.constantFrom(...contradictions.flatMap(({ sides }) => sides)),
        (base, patch, { path }) => {
          const after = experimentOf(merge(nest(base), mended(nest(patch), path, nest(base))));
          expect(contradictions.filter(({ holds }) => holds(after))).toEqual([]);
        },
      ),
    );
  });
});
