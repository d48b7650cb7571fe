import { describe, expect, test } from "vitest";
import { differencesFrom, laneTitle } from "../../src/experiment/differences.ts";
import { scenarios } from "../../src/experiment/scenarios/index.ts";
import type { Comparison, Patch } from "../../src/experiment/schema.ts";

function comparisonOf(base: Patch, ...patches: readonly Patch[]): Comparison {
  return { base, lanes: patches.map((patch) => ({ patch, timeline: [] })) };
}

describe("differencesFrom", () => {
  test("names a choice and, under it, what comes with it", () => {
    expect(differencesFrom(scenarios.opening.comparison)).toEqual([
      { path: "clip.mode", values: ["none", "norm"], under: null },
      { path: "clip.max_norm", values: [undefined, 100], under: "clip.mode" },
      { path: "clip.norm_type", values: [undefined, 2], under: "clip.mode" },
    ]);
  });

  test("counts a shared default that another choice changes as part of the choice", () => {
    const differences = differencesFrom(comparisonOf({}, {}, { optimizer: { name: "adamw", lr: 1 } }));
    expect(differences).toEqual([
      { path: "optimizer.name", values: ["adam", "adamw"], under: null },
      { path: "optimizer.lr", values: [0.001, 1], under: null },
      { path: "optimizer.weight_decay", values: [0, 0.01], under: "optimizer.name" },
    ]);
  });

  test("counts the nonlinearity of an RNN as part of the cell where another lane has another cell", () => {
    const relu = { model: { kind: "rnn", nonlinearity: "relu" } } as const;
    expect(differencesFrom(comparisonOf(relu, {}, { model: { cell: "gru" } }))).toEqual([
      { path: "model.cell", values: ["rnn", "gru"], under: null },
      { path: "model.nonlinearity", values: ["relu", undefined], under: "model.cell" },
    ]);
    const gru = { model: { kind: "rnn", cell: "gru" } } as const;
    expect(differencesFrom(comparisonOf(gru, {}, { model: { nonlinearity: "relu" } }))).toEqual([]);
    expect(differencesFrom(comparisonOf(relu, {}, { model: { nonlinearity: "tanh" } }))).toEqual([
      { path: "model.nonlinearity", values: ["relu", "tanh"], under: null },
    ]);
  });

  test("compares pairs by value, and finds nothing between equal lanes", () => {
    expect(
      differencesFrom(comparisonOf({ optimizer: { betas: [0.5, 0.6] } }, {}, { optimizer: { betas: [0.5, 0.6] } })),
    ).toEqual([]);
    expect(differencesFrom(comparisonOf({}, {}))).toEqual([]);
  });

  test("stands at a step of the timelines", () => {
    const changing: Comparison = {
      base: {},
      lanes: [
        { patch: {}, timeline: [] },
        { patch: {}, timeline: [{ step: 8, patch: { optimizer: { lr: 1 } } }] },
      ],
    };
    expect(differencesFrom(changing, 7)).toEqual([]);
    expect(differencesFrom(changing, 8)).toEqual([{ path: "optimizer.lr", values: [0.001, 1], under: null }]);
    expect(differencesFrom(changing)).toHaveLength(1);
  });
});

describe("laneTitle", () => {
  test("of the opening: no clipping, clipped at 100", () => {
    const { comparison } = scenarios.opening;
    expect(laneTitle(comparison, 0)).toEqual([{ kind: "clip", clip: { mode: "none" } }]);
    expect(laneTitle(comparison, 1)).toEqual([{ kind: "clip", clip: { mode: "norm", max_norm: 100, norm_type: 2 } }]);
  });

  test("names clipping once where several of its fields differ", () => {
    const norm = (max_norm: number, norm_type: 2 | "inf") => ({ clip: { mode: "norm", max_norm, norm_type } }) as const;
    expect(laneTitle(comparisonOf({}, norm(1, 2), norm(5, "inf")), 1)).toEqual([
      { kind: "clip", clip: { mode: "norm", max_norm: 5, norm_type: "inf" } },
    ]);
  });

  test("names a plain setting with its value, and a scheme whole", () => {
    expect(laneTitle(scenarios.too_deep.comparison, 1)).toEqual([{ kind: "field", path: "model.depth", value: 3 }]);
    expect(laneTitle(comparisonOf({ init: { scheme: "scaled_normal" } }, {}, { init: { sigma_w: 1.8 } }), 1)).toEqual([
      { kind: "field", path: "init.sigma_w", value: 1.8 },
    ]);
    expect(laneTitle(scenarios.init_too_large.comparison, 0)).toMatchObject([
      { kind: "init", init: { scheme: "scaled_normal", sigma_w: 3 } },
    ]);
    expect(laneTitle(scenarios.init_too_large.comparison, 1)).toMatchObject([
      { kind: "init", init: { scheme: "kaiming_normal" } },
    ]);
  });

  test("names every difference of three lanes", () => {
    expect(laneTitle(scenarios.relu_unnormalized.comparison, 2)).toEqual([
      { kind: "field", path: "model.activation", value: "tanh" },
      { kind: "field", path: "model.norm", value: "none" },
    ]);
  });

  test("is empty where nothing differs, and where there is no such lane", () => {
    expect(laneTitle(comparisonOf({}, {}, {}), 0)).toEqual([]);
    expect(laneTitle(scenarios.opening.comparison, 7)).toEqual([]);
  });
});
