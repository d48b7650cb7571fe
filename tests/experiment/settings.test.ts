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
      ["model.kind", "mlp"],
      ["model.depth", 20],
      ["model.hidden_features", 64],
      ["model.activation", "relu"],
      ["model.norm", "none"],
      ["model.residual", false],
      ["init.scheme", "scaled_normal"],
      ["init.sigma_w", 1.8],
      ["data.source", "sine"],
      ["data.batch_size", 32],
      ["loss", "mse"],
      ["optimizer.name", "sgd"],
      ["optimizer.lr", 6e-6],
      ["optimizer.warmup_steps", 10],
      ["optimizer.weight_decay", 0],
      ["clip.mode", "none"],
    ]);
  });

  test("leaves out what is of no effect, and what has no place in the panel", () => {
    expect(pathsOf({})).not.toContain("model.negative_slope");
    expect(pathsOf({ model: { activation: "leaky_relu" } })).toContain("model.negative_slope");
    expect(pathsOf({})).not.toContain("data.outlier_scale");
    expect(pathsOf({ data: { outlier_every: 3 } })).toContain("data.outlier_scale");
    expect(pathsOf({ model: { residual: true } })).toContain("model.residual_scale");
    expect(pathsOf({})).not.toContain("name");
  });

  test("gives a recurrent network's settings, the nonlinearity of an RNN and the forget bias of an LSTM", () => {
    const rnn = pathsOf({ model: { kind: "rnn" } });
    expect(rnn.filter((path) => path.startsWith("model."))).toEqual(
      "kind cell nonlinearity seq_len hidden_size num_layers loss_at tbptt input_size out_features"
        .split(" ")
        .map((name) => `model.${name}`),
    );
    expect(rnn).not.toContain("init.forget_bias");
    const lstm = pathsOf({ model: { kind: "rnn", cell: "lstm" } });
    expect(lstm).toContain("init.forget_bias");
    expect(lstm).not.toContain("model.nonlinearity");
    expect(pathsOf({})).not.toContain("init.forget_bias");
  });

  test("leaves out of one neuron over time what only weights and batches have", () => {
    const settings = fieldsFor(experimentOf({ model: { kind: "one_neuron_rnn" } }));
    expect([...new Set(settings.map(({ group }) => group))]).toEqual(["network", "training", "clipping"]);
    const own = settings.map(({ path }) => path).filter((path) => !/^(optimizer|clip)\./.test(path));
    expect(own).toEqual([..."kind w b h0 seq_len target".split(" ").map((name) => `model.${name}`), "steps"]);
  });

  test("follows the choices", () => {
    expect(pathsOf({ clip: { mode: "norm" } }).slice(-3)).toEqual(["clip.mode", "clip.max_norm", "clip.norm_type"]);
    expect(pathsOf({ optimizer: { name: "rmsprop" } })).toContain("optimizer.centered");
  });

  test("keeps null as a value", () => {
    expect(fieldsFor(experimentOf({})).find(({ path }) => path === "init.bias")?.value).toBeNull();
  });
});
