import { describe, expect, it } from "vitest";
import { type BackwardPass, backwardPass, deltaOf } from "../../src/engine/backwardPass.ts";
import type { ModelSpec } from "../../src/engine/network.ts";
import { experimentOf } from "../../src/experiment/flat.ts";
import { createRun } from "../../src/experiment/run.ts";
import type { Patch } from "../../src/experiment/schema.ts";

const erf = (x: number) => {
  // The series of Abramowitz & Stegun 7.1.6: exact to rounding for the |x| < 4 of these networks.
  let [term, sum] = [x, x];
  for (let n = 1; n < 80; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
};

/** φ in float64, by the textbook; the derivative is taken by central differences. */
const functions = {
  linear: (z: number) => z,
  sigmoid: (z: number) => 1 / (1 + Math.exp(-z)),
  tanh: Math.tanh,
  relu: (z: number) => Math.max(0, z),
  leaky_relu: (z: number) => (z > 0 ? z : 0.01 * z),
  gelu: (z: number) => 0.5 * z * (1 + erf(z / Math.SQRT2)),
  silu: (z: number) => z / (1 + Math.exp(-z)),
  elu: (z: number) => (z > 0 ? z : Math.expm1(z)),
  selu: (z: number) => 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * Math.expm1(z)),
  softplus: (z: number) => Math.log1p(Math.exp(z)),
} as const;

const slope = (phi: (z: number) => number, z: number) => (phi(z + 1e-6) - phi(z - 1e-6)) / 2e-6;
const norm = (values: Iterable<number>) => Math.hypot(...values);
const [BATCH, WIDTH] = [5, 7];

/** One step with a learning rate of 0: the weights of the step are still there behind it. */
function stepped(model: Patch["model"]) {
  const patch: Patch = { model, data: { batch_size: BATCH }, optimizer: { name: "sgd", lr: 0 } } as Patch;
  const run = createRun(experimentOf(patch), [], ["hidden_grad_norm_f64"]);
  run.trainStep();
  const spec: ModelSpec = run.experiment.model;
  return { run, spec, read: run.readTensor, pass: backwardPass(spec, run.readTensor) };
}

const perceptron = (model: object) =>
  stepped({ kind: "mlp", in_features: 3, hidden_features: WIDTH, depth: 4, ...model } as Patch["model"]);
const recurrent = (model: object) =>
  stepped({ kind: "rnn", hidden_size: WIDTH, seq_len: 6, ...model } as Patch["model"]);

/** (rows, columns) of aᵀ b in float64, a (batch, rows) and b (batch, columns). */
function products(a: Float32Array, b: Float32Array, batch: number): Float64Array {
  const [rows, columns] = [a.length / batch, b.length / batch];
  return Float64Array.from({ length: rows * columns }, (_, k) => {
    const [i, j] = [Math.floor(k / columns), k % columns];
    let sum = 0;
    for (let n = 0; n < batch; n++) sum += (a[n * rows + i] as number) * (b[n * columns + j] as number);
    return sum;
  });
}

function expectSame(actual: Iterable<number>, expected: Iterable<number>) {
  const wanted = [...expected];
  const apart = [...actual].map((value, k) => value - (wanted[k] as number));
  expect(norm(wanted)).toBeGreaterThan(0);
  expect(norm(apart) / norm(wanted)).toBeLessThan(1e-5);
}

const throughs = ({ links }: BackwardPass) => links.map(({ through }) => through.join(" "));

describe("the backward pass of a step", () => {
  it.each(Object.keys(functions) as (keyof typeof functions)[])("has δ of every layer with %s", (activation) => {
    const { read, spec, pass } = perceptron({ activation });
    expect(pass.links.map(({ index }) => index)).toEqual([4, 3, 2, 1]);
    for (const { index, delta } of pass.links) {
      const [W, b] = [read(`linear${index}.weight`), read(`linear${index}.bias`)];
      const [h, gradient] = [read(index === 1 ? "input" : `h${index - 1}`), read(`h${index}.grad`)];
      const inputs = W.length / WIDTH;
      const expected = Array.from({ length: BATCH * WIDTH }, (_, k) => {
        const [sample, unit] = [Math.floor(k / WIDTH), k % WIDTH];
        let z = b[unit] as number;
        for (let j = 0; j < inputs; j++) z += (W[unit * inputs + j] as number) * (h[sample * inputs + j] as number);
        return (gradient[k] as number) * slope(functions[activation], z);
      });
      expectSame(deltaOf(spec, read, index) as Float32Array, expected);
      expect(Math.abs((delta ?? 0) / norm(expected) - 1)).toBeLessThan(1e-5);
    }
  });

  it.each([
    ["a plain network", { activation: "gelu" }],
    ["a residual one", { activation: "silu", residual: true, residual_scale: 0.4 }],
  ])("has ∂L/∂W_l = δ_lᵀ h_{l−1} in %s", (_, model) => {
    const { read, spec } = perceptron(model);
    for (let l = 1; l <= 4; l++) {
      const delta = deltaOf(spec, read, l) as Float32Array;
      expectSame(products(delta, read(l === 1 ? "input" : `h${l - 1}`), BATCH), read(`linear${l}.weight.grad`));
    }
  });

  it.each(["batch_norm", "layer_norm"])("has ∂L/∂bias of %s as δ summed over the batch", (normalization) => {
    const { read, spec, pass } = perceptron({ activation: "tanh", norm: normalization });
    expect(pass.normalized).toBe(true);
    for (let l = 1; l <= 4; l++) {
      const delta = deltaOf(spec, read, l) as Float32Array;
      expectSame(products(delta, new Float32Array(BATCH).fill(1), BATCH), read(`norm${l}.bias.grad`));
    }
  });

  it.each([
    ["tanh", { nonlinearity: "tanh" }, ""],
    ["ReLU and a loss at every time step", { nonlinearity: "relu", loss_at: "all", out_features: 2 }, ""],
    ["truncated BPTT", { nonlinearity: "tanh", tbptt: 4 }, ""],
    ["the last of three layers", { nonlinearity: "tanh", num_layers: 3 }, "_l2"],
  ])("has ∂L/∂W_hh = Σ δ_tᵀ h_{t−1} with %s", (_, model, suffix) => {
    const { read, spec } = recurrent(model);
    const sum = new Float64Array(WIDTH * WIDTH);
    for (let t = 2; t <= 6; t++) {
      const parts = products(deltaOf(spec, read, t) as Float32Array, read(`h${t - 1}${suffix}`), BATCH);
      // biome-ignore lint/suspicious/useIterableCallbackReturn: adds in place.
      parts.forEach((value, k) => (sum[k] = (sum[k] as number) + value));
    }
    expectSame(sum, read(`cell.weight_hh${suffix}.grad`));
  });

  it("has the norms of the signals that are recorded", () => {
    const { run, pass } = perceptron({ activation: "gelu" });
    const norms = [...[...pass.links].reverse().map(({ signal }) => signal), pass.output];
    norms.forEach((value, k) => {
      expect(Math.abs(value / (run.row[k] as number) - 1)).toBeLessThan(1e-12);
    });
  });

  it("is the network's own where values are not finite: a dead ReLU stops Inf, a saturated tanh makes NaN of it", () => {
    const delta = (activation: "relu" | "tanh", z: number, gradient: number) => {
      const tensors: { readonly [name: string]: number } = { z1: z, "h1.grad": gradient };
      const spec = { ...(perceptron({ activation }).spec as Extract<ModelSpec, { kind: "mlp" }>), depth: 1 };
      return deltaOf(spec, (name) => Float32Array.of(tensors[name] as number), 1)?.[0];
    };
    const { POSITIVE_INFINITY: inf, NaN: nan } = Number;
    expect(delta("relu", -1, inf)).toBe(0);
    expect(delta("relu", 1, inf)).toBe(inf);
    expect(delta("relu", nan, 3)).toBe(3);
    expect(delta("tanh", 50, inf)).toBeNaN();
    expect(delta("tanh", 50, 1)).toBe(0);
  });

  it("names what each gradient came through", () => {
    expect(throughs(perceptron({}).pass)).toEqual(["matrix", "matrix", "matrix", "matrix"]);
    const both = perceptron({ norm: "layer_norm", residual: true, residual_scale: 0.5 }).pass;
    expect(throughs(both)).toEqual(["matrix", ...Array(3).fill("normalization matrix skip")]);
    expect(both.links.map(({ scale }) => scale)).toEqual([0.5, 0.5, 0.5, 1]);
    expect(throughs(recurrent({ seq_len: 3 }).pass)).toEqual(["readout", "matrix", "matrix"]);
    expect(throughs(recurrent({ seq_len: 3, cell: "lstm" }).pass)).toEqual(["readout", "gates", "gates"]);
    expect(throughs(recurrent({ seq_len: 3, loss_at: "all" }).pass)).toEqual([
      "own_loss",
      "matrix own_loss",
      "matrix own_loss",
    ]);
    expect(throughs(stepped({ kind: "one_neuron_rnn", seq_len: 2 }).pass)).toEqual(["neuron", "neuron"]);
  });

  it.each(["last", "all"])("says where truncated BPTT cuts, with the loss at %s", (loss_at) => {
    const { pass } = recurrent({ seq_len: 5, tbptt: 2, loss_at });
    const own = loss_at === "all" ? " own_loss" : "";
    expect(throughs(pass)).toEqual([own.trim() || "readout", own.trim(), `matrix${own}`, own.trim(), `matrix${own}`]);
    if (loss_at === "last")
      expect(pass.links.map(({ signal }) => signal > 0)).toEqual([true, false, false, false, false]);
  });

  it.each([{ cell: "gru" }, { cell: "lstm" }])("has no δ where there are gates: $cell", (model) => {
    expect(recurrent(model).pass.links.every(({ delta }) => delta === null)).toBe(true);
  });
});
