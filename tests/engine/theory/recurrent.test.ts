import { describe, expect, it } from "vitest";
import { recurrentLine } from "../../../src/engine/theory/recurrent.ts";
import { experimentOf } from "../../../src/experiment/flat.ts";
import type { Patch } from "../../../src/experiment/schema.ts";

const modelOf = (model: NonNullable<Patch["model"]>) => experimentOf({ model }).model;

describe("the line 1/γ", () => {
  it.each([
    [
      "below 1/γ = 1 a tanh RNN's gradient vanishes",
      { kind: "rnn" },
      0.99,
      { line: 1, bound: 0.99, overTime: "vanishes" },
    ],
    ["above it may explode", { kind: "rnn" }, 1.46, { line: 1, bound: 1.46, overTime: "may_explode" }],
    ["ReLU's γ is 1 too", { kind: "rnn", nonlinearity: "relu" }, 1, { line: 1, bound: 1, overTime: "may_explode" }],
    ["the logistic function's is ¼", { kind: "one_neuron_rnn" }, 3, { line: 4, bound: 0.75, overTime: "vanishes" }],
    ["w = 5 of the cliff", { kind: "one_neuron_rnn" }, 5, { line: 4, bound: 1.25, overTime: "may_explode" }],
    [
      "Inf",
      { kind: "rnn" },
      Number.POSITIVE_INFINITY,
      { line: 1, bound: Number.POSITIVE_INFINITY, overTime: "may_explode" },
    ],
    ["NaN", { kind: "rnn" }, Number.NaN, null],
    ["gates", { kind: "rnn", cell: "lstm" }, 0.5, null],
    ["a perceptron", { kind: "mlp" }, 0.5, null],
  ] as const)("%s", (_what, model, sigmaMax, expected) => {
    expect(recurrentLine(modelOf(model), sigmaMax)).toEqual(expected);
  });
});
