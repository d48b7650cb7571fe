import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { SignalPart } from "../../../src/engine/network.ts";
import { createGenerator } from "../../../src/engine/rng/generator.ts";
import { tasks } from "../../../src/engine/tasks/index.ts";
import type { Tensor } from "../../../src/engine/tensor/tensor.ts";
import { experimentOf } from "../../../src/experiment/flat.ts";
import type { Patch } from "../../../src/experiment/schema.ts";
import { buildNetwork } from "./buildNetwork.ts";

/** A number, or "NaN", "Infinity", "-Infinity". */
type Figure = number | string;

interface Case {
  readonly config: Patch & {
    readonly seed: number;
    readonly model: { readonly kind: string; readonly norm?: string };
    readonly init: { readonly scheme: string };
    readonly data: { readonly source: string };
  };
  readonly expected: {
    readonly init: Readonly<
      Record<string, { readonly shape: number[]; readonly head: number[]; readonly sum: number; readonly norm: number }>
    >;
    readonly step: { readonly loss: readonly Figure[]; readonly total_norm: readonly Figure[] };
    readonly step0: {
      /** Absent of the one-neuron network, which takes no batch. */
      readonly x_head?: readonly number[];
      readonly y_head?: readonly number[];
      readonly activation_rms: readonly Figure[];
      readonly activation_grad_norm: readonly Figure[];
      readonly param_grad_norm_f64: Readonly<Record<string, Figure>>;
    };
  };
  readonly tolerance: {
    readonly spread_loss: number[];
    readonly spread_total_norm: number[];
    readonly spread_grad: number[];
  };
}

/** The figures have 9 significant digits. */
const PRINTED = 6e-9;

const folder = join(import.meta.dirname, "../../fixtures/oracle");
const cases = readdirSync(folder).map((file) => ({
  name: file.replace(".json", ""),
  case: JSON.parse(readFileSync(join(folder, file), "utf8")) as Case,
}));

const sumOf = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value, 0);
const norm64 = (values: Float32Array) => Math.sqrt(sumOf(Array.from(values, (value) => value * value)));

function expectNear(actual: number, expected: Figure, relative: number, absolute: number, where: string): void {
  const value = Number(expected);
  if (!Number.isFinite(value)) {
    expect(actual, where).toBe(value);
    return;
  }
  expect(Math.abs(actual - value), `${where}: ${actual}, expected ${value}`).toBeLessThanOrEqual(
    relative * Math.abs(value) + absolute,
  );
}

/** The network of a case with its first batch, as PyTorch draws them behind one manual_seed. */
function firstStep({ config }: Case) {
  const experiment = experimentOf(config);
  const { source, outlier_every, outlier_scale } = experiment.data;
  const network = buildNetwork(experiment);
  const generator = createGenerator(config.seed);
  network.initialize(generator);
  if (network.batches !== null) {
    const task = tasks[source].createTask(network.batches);
    task.prepare(generator);
    task.draw(network.input.data, network.target.data, generator);
  }
  const { offset, length, data } = network.target;
  const head = data.slice(0, 3);
  if (outlier_every === 1) network.kernels.scale(offset, offset, outlier_scale, length);
  return { network, targetHead: head };
}

describe("the networks of PyTorch 1.13 at step 0", () => {
  it("there are cases", () => {
    expect(cases.length).toBe(51);
  });

  for (const { name, case: oracle } of cases) {
    const { init, step, step0 } = oracle.expected;

    it(`${name}: names, shapes and drawn values (bit for bit; orthogonal within 4e-6)`, () => {
      const { network } = firstStep(oracle);
      expect(network.parameters.map((parameter) => parameter.name)).toEqual(Object.keys(init));
      expect(network.layers.flatMap((layer) => layer.parameters)).toEqual(network.parameters);
      const orthogonal = oracle.config.init.scheme === "orthogonal";
      for (const { name: parameter, value } of network.parameters) {
        const expected = init[parameter];
        if (expected === undefined) throw new Error(parameter);
        const drawn = network.readTensor(parameter);
        expect(value.shape).toEqual(expected.shape);
        expected.head.forEach((figure, i) => {
          expectNear(drawn[i] as number, figure, orthogonal ? 0 : PRINTED, orthogonal ? 4e-6 : 0, `${parameter}[${i}]`);
        });
        expectNear(sumOf(drawn), expected.sum, PRINTED, orthogonal ? 2e-4 : 1e-9, `sum of ${parameter}`);
        expectNear(norm64(drawn), expected.norm, orthogonal ? 1e-6 : PRINTED, 0, `norm of ${parameter}`);
      }
    });

    it(`${name}: batch, loss, activations and gradients within 5 times the spread of PyTorch's own kernels`, () => {
      const { network, targetHead } = firstStep(oracle);
      const { spread_loss, spread_total_norm, spread_grad } = oracle.tolerance;
      const within = (...spreads: (number | undefined)[]) => Math.max(2e-6, ...spreads.map((spread = 0) => 5 * spread));
      step0.x_head?.forEach((x, i) => {
        expectNear(network.input.data[i] as number, x, PRINTED, 0, `x[${i}]`);
      });
      step0.y_head?.forEach((y, i) => {
        expectNear(targetHead[i] as number, y, oracle.config.data.source === "teacher" ? 2e-6 : PRINTED, 0, `y[${i}]`);
      });

      expectNear(network.forward(), step.loss[0] ?? Number.NaN, within(spread_loss[0]), 0, "loss");
      network.backward();

      const hidden = network.hidden.slice(0, -1);
      expect(hidden.length).toBe(step0.activation_rms.length);
      const forward = within(spread_loss[0]);
      const backward = within(spread_loss[0], spread_total_norm[0], spread_grad[0]);
      hidden.forEach(({ name: h, parts: [part] }, i) => {
        const { value, gradient } = part as SignalPart;
        const rms = norm64(value.data) / Math.sqrt(value.length);
        // In the layer that overflows first it depends on the BLAS whether an Inf has met its opposite yet.
        const expectedRms = Number(step0.activation_rms[i]);
        if (Number.isFinite(expectedRms)) expectNear(rms, expectedRms, forward, 0, `rms of ${h}`);
        else expect(Number.isFinite(rms), `rms of ${h} is finite`).toBe(false);
        const norm32 = Math.fround(Math.sqrt(network.kernels.sumOfSquares(gradient.offset, gradient.length)));
        expectNear(norm32, step0.activation_grad_norm[i] ?? Number.NaN, backward, 0, `gradient of ${h}`);
      });

      const gradients = network.parameters.map(({ name: parameter, gradient }: { name: string; gradient: Tensor }) => ({
        parameter,
        norm: norm64(gradient.data),
      }));
      const total = Math.sqrt(sumOf(gradients.map(({ norm }) => norm * norm)));
      for (const { parameter, norm } of gradients) {
        // In front of BatchNorm the true gradient of a bias is 0, and both figures are rounding noise.
        const noise = oracle.config.model.norm === "batch_norm" && /^linear\d+\.bias$/.test(parameter);
        const absolute = Number.isFinite(total) ? 1e-5 * total : 0;
        if (!noise) expectNear(norm, step0.param_grad_norm_f64[parameter] ?? "absent", backward, absolute, parameter);
      }
    });
  }
});
