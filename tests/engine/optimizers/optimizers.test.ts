import { describe, expect, it } from "vitest";
import { referenceBackend } from "../../../src/engine/kernels/reference/referenceKernels.ts";
import { optimizers } from "../../../src/engine/optimizers/index.ts";
import { integerPower } from "../../../src/engine/optimizers/integerPower.ts";
import type { OptimizerOptions } from "../../../src/engine/optimizers/optimizer.ts";
import { planOptimizer } from "../../../src/engine/optimizers/optimizerRun.ts";
import { createArena } from "../../../src/engine/tensor/arena.ts";
import { experimentOf } from "../../../src/experiment/flat.ts";
import type { Patch } from "../../../src/experiment/schema.ts";
import oracle from "../../fixtures/optimizers.json";

type Figures = readonly (number | string)[];

const float32 = (figures: Figures) => Float32Array.from(figures, Number);
const optionsOf = (patch: unknown): OptimizerOptions =>
  experimentOf({ optimizer: patch as NonNullable<Patch["optimizer"]> }).optimizer;

const unwatched = {
  before() {
    // Nobody looks.
  },
  after() {
    // Nobody looks.
  },
};

/** One parameter "w" of the given values under an optimizer. */
function optimize(options: OptimizerOptions, theta: Float32Array) {
  const arena = createArena();
  const parameter = {
    name: "w",
    value: arena.reserve("w", [theta.length]),
    gradient: arena.reserve("w.grad", [theta.length]),
  };
  const plan = planOptimizer(arena, [parameter], options);
  const kernels = referenceBackend.createKernels(arena.bytes);
  arena.attach(kernels.memory);
  const run = plan.bind(kernels);
  parameter.value.data.set(theta);
  return {
    run,
    theta: parameter.value.data,
    step(gradient: Float32Array, lr = options.lr) {
      parameter.gradient.data.set(gradient);
      run.step(options, lr, unwatched);
    },
  };
}

/**
 * PyTorch fuses a product into the sum behind it where this engine mostly rounds both, so a tensor operation may differ by an
 * ulp of its larger operand (at least `scale`), and six steps by some of them. What is not finite must be the same.
 */
function expectClose(actual: Float32Array, expected: Figures, scale: number, where: string): void {
  for (const [i, figure] of expected.entries()) {
    const wanted = Number(figure);
    const value = actual[i] as number;
    if (!Number.isFinite(wanted)) {
      expect(value, `${where}[${i}]`).toBe(wanted);
      continue;
    }
    const off = Math.abs(value - wanted) / Math.max(Math.abs(wanted), scale);
    expect(off, `${where}[${i}]: ${value}, PyTorch ${wanted}`).toBeLessThan(2e-6);
  }
}

describe("optimizers do PyTorch's steps on given gradients, Inf, NaN and overflow included", () => {
  it.each(oracle.runs.map((run) => [JSON.stringify(run.options), run] as const))("%s", (_title, { options, steps }) => {
    const { run, theta, step } = optimize(optionsOf(options), float32(oracle.theta));
    for (const [k, expected] of steps.entries()) {
      step(float32(oracle.gradients[k] as Figures));
      expectClose(theta, expected.theta, 1e-3, `step ${k}: theta`);
      expect([...run.save().state.keys()].sort(), "the names of the state are PyTorch's").toEqual(
        Object.keys(expected.state)
          .map((name) => `w.${name}`)
          .sort(),
      );
      for (const [name, values] of Object.entries<Figures>(expected.state)) {
        expectClose(run.readState(`w.${name}`) as Float32Array, values, 1e-6, `step ${k}: ${name}`);
      }
    }
    expect(run.steps).toBe(steps.length);
  });

  it("covers every optimizer", () => {
    expect(new Set(oracle.runs.map(({ options }) => options.name))).toEqual(new Set(Object.keys(optimizers)));
  });
});

describe("the second moment overflows where PyTorch's does, to the last float32", () => {
  it.each(oracle.edges)("$name at |g| just above $largest", ({ name, state, largest }) => {
    const firstStep = (g: number) => {
      const { run, theta, step } = optimize(optionsOf({ name }), new Float32Array(1));
      step(Float32Array.of(g));
      return { moment: run.readState(`w.${state}`)?.[0], theta: theta[0] };
    };
    const next = largest * (1 + 2 ** -23);
    expect(firstStep(largest).moment).toBeLessThan(Number.POSITIVE_INFINITY);
    expect(firstStep(largest).theta).not.toBe(0);
    expect(Math.fround(next)).toBeGreaterThan(Math.fround(largest));
    expect(firstStep(next)).toEqual({ moment: Number.POSITIVE_INFINITY, theta: 0 });
  });

  it("and such a weight stands still for ever", () => {
    const { theta, step } = optimize(optionsOf({ name: "adam" }), Float32Array.of(1, 1));
    step(Float32Array.of(1e21, 1));
    const frozen = theta[0];
    for (let k = 0; k < 50; k++) step(Float32Array.of(1, 1));
    expect(theta[0]).toBe(frozen);
    expect(theta[1]).toBeLessThan(0.96);
  });
});

it("SGD's lr·g may overflow where θ − lr·g does not, as in PyTorch", () => {
  const { theta, step } = optimize(optionsOf({ name: "sgd", lr: 3 }), Float32Array.of(3.2e38, -3.2e38));
  step(Float32Array.of(2e38, 2e38));
  expect(theta).toEqual(Float32Array.of(-2.7999998293503555e38, Number.NEGATIVE_INFINITY));
});

describe("an optimizer's state", () => {
  it.each(Object.keys(optimizers))("%s goes on from a saved state to the same bits", (name) => {
    const options = optionsOf(name === "sgd" ? { name, momentum: 0.9, dampening: 0.1 } : { name, weight_decay: 0.1 });
    const gradients = oracle.gradients.map(float32);
    const straight = optimize(options, float32(oracle.theta));
    for (const g of gradients.slice(0, 3)) straight.step(g);
    const resumed = optimize(options, straight.theta.slice());
    resumed.run.restore(straight.run.save());
    for (const g of gradients.slice(3)) {
      straight.step(g);
      resumed.step(g);
    }
    expect(resumed.theta).toEqual(straight.theta);
    expect(resumed.run.save()).toEqual(straight.run.save());
  });

  it("of another optimizer starts fresh", () => {
    const adam = optimize(optionsOf({ name: "adam" }), Float32Array.of(1));
    adam.step(Float32Array.of(1));
    const adagrad = optimize(optionsOf({ name: "adagrad", initial_accumulator_value: 0.5 }), Float32Array.of(1));
    adagrad.run.restore(adam.run.save());
    expect(adagrad.run.steps).toBe(0);
    expect(adagrad.run.readState("w.sum")).toEqual(Float32Array.of(0.5));
  });

  it("integerPower is a power", () => {
    expect(integerPower(0.999, 0)).toBe(1);
    expect(integerPower(3, 33)).toBe(5559060566555523);
    expect(Math.abs(integerPower(0.999, 100_000) / 0.999 ** 100_000 - 1)).toBeLessThan(1e-11);
  });
});
