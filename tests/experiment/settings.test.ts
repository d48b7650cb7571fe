import { describe, expect, test } from "vitest";
import { experimentOf } from "../../src/experiment/flat.ts";
import { scenarios } from "../../src/experiment/scenarios/index.ts";
import type { Patch } from "../../src/experiment/schema.ts";
import { fieldsFor } from "../../src/experiment/settings.ts";

const pathsOf = (patch: Patch) => fieldsFor(experimentOf(patch)).map(({ path }) => path);

describe("fieldsFor", () => {
  test("gives the opening's settings by group, with their values", () => {
    const settings = fieldsFor(experimentOf(scenarios.opening.comparison.base));
    expect([...new Set(settings.map(({ group }) => group))]).toEqual(["network", "data", "training", "clipping"]);
    const usual = settings.filter(({ field }) => !field.rare).map(({ path, value }) => [path, value]);
    expect(usual).toEqual([
      ["model.depth", 20],
      ["model.hidden_features", 64],
      ["model.activation", "relu"],
      ["model.norm", "none"],
      ["model.residual", false],
      ["init.scheme", "scaled_normal"],
      ["init.sigma_w", 1.8],
      ["data.source", "sine"],
      ["data.batch_size", 32],
      ["optimizer.name", "sgd"],
      ["optimizer.lr", 6e-6],
      ["optimizer.warmup_steps", 10],
      ["optimizer.weight_decay", 0],
      ["clip.mode", "none"],
    ]);
  });

  test("leaves out what is of no effect, and choices of one", () => {
    expect(pathsOf({})).not.toContain("model.negative_slope");
    expect(pathsOf({ model: { activation: "leaky_relu" } })).toContain("model.negative_slope");
    expect(pathsOf({})).not.toContain("data.outlier_scale");
    expect(pathsOf({ data: { outlier_every: 3 } })).toContain("data.outlier_scale");
    expect(pathsOf({ model: { residual: true } })).toContain("model.residual_scale");
    expect(pathsOf({})).not.toContain("model.kind");
    expect(pathsOf({})).not.toContain("name");
  });

  test("follows the choices", () => {
    expect(pathsOf({ clip: { mode: "norm" } }).slice(-3)).toEqual(["clip.mode", "clip.max_norm", "clip.norm_type"]);
    expect(pathsOf({ optimizer: { name: "rmsprop" } })).toContain("optimizer.centered");
  });

  test("keeps null as a value", () => {
    expect(fieldsFor(experimentOf({})).find(({ path }) => path === "init.bias")?.value).toBeNull();
  });
});
