import fc from "fast-check";
import { describe, it } from "vitest";
import {
  AdagradCoefficient,
  type Kernels,
  type KernelsBackend,
  MomentCoefficient,
  NO_TENSOR,
  RmspropCoefficient,
  SgdCoefficient,
} from "../../../src/engine/kernels/kernels.ts";
import { backends } from "./backends.ts";
import { anyFloat, expectSameBits, f, floats, workbench } from "./workbench.ts";

type Step = Pick<Kernels, "sgdStep" | "momentStep" | "rmspropStep" | "adagradStep">;

const ordinary = fc.float({ min: -4, max: 4, noNaN: true });
/** A running mean of squares. */
const squares = fc.float({ min: 0, max: 16, noNaN: true });

const lengths = fc.integer({ min: 0, max: 37 });

/** Vectors of one length: ordinary ones (of `squared` none below 0), or with NaN, ±Inf and the extremes among them. */
function vectors<Name extends string>(
  names: readonly Name[],
  squared: readonly Name[],
): fc.Arbitrary<Readonly<Record<Name, readonly number[]>>> {
  return fc.tuple(lengths, fc.boolean()).chain(([length, extreme]) => {
    const vector = (name: Name) => floats(length, extreme ? anyFloat : squared.includes(name) ? squares : ordinary);
    return fc.tuple(...names.map(vector)).map((columns) => {
      const entries = names.map((name, i) => [name, columns[i] ?? []] as const);
      return Object.fromEntries(entries) as unknown as Record<Name, readonly number[]>;
    });
  });
}

/** A scalar as training has it, or any; both already float32, as they stand in the memory. */
const scalar = (...usual: number[]) =>
  fc.oneof({ weight: 7, arbitrary: fc.constantFrom(...usual.map(f)) }, { weight: 1, arbitrary: anyFloat });

/** The scalars in the order in which a step reads them. */
function inOrder<Name extends string>(
  index: Readonly<Record<Name, number>>,
  c: Readonly<Record<Name, number>>,
): number[] {
  const names = Object.keys(index) as Name[];
  return names.sort((a, b) => index[a] - index[b]).map((name) => c[name]);
}

/**
 * Runs a step over the vectors and compares every one with what `element` makes of its elements, one by one. What is not
 * among `used` is handed over as NO_TENSOR, and must stay as it is.
 */
function expectStep<Name extends string>(
  backend: KernelsBackend,
  given: Readonly<Record<Name, readonly number[]>>,
  c: readonly number[],
  used: (name: Name) => boolean,
  step: (kernels: Step, at: (name: Name) => number, length: number, c: number) => void,
  element: (x: Record<Name, number>) => void,
): void {
  const names = Object.keys(given) as Name[];
  const { length } = given[names[0] as Name];
  const { kernels, at, read, untouched } = workbench<Name | "scalars">(backend, { ...given, scalars: c } as Readonly<
    Record<Name | "scalars", readonly number[]>
  >);
  step(kernels, (name) => (used(name) ? at(name) : NO_TENSOR), length, at("scalars"));
  const expected = Array.from({ length }, (_, i) => {
    const x = Object.fromEntries(names.map((name) => [name, given[name][i]])) as Record<Name, number>;
    element(x);
    return x;
  });
  for (const name of names) {
    expectSameBits(
      read(name),
      expected.map((x) => x[name]),
      name,
    );
  }
  expectSameBits(read("scalars"), c, "scalars");
  untouched();
}

/** g + λθ, and g itself where λ is 0. */
const withDecay = (g: number, λ: number, θ: number) => (λ === 0 ? g : f(g + f(λ * θ)));
/** √x + eps, both rounded. */
const root = (x: number, eps: number) => f(f(Math.sqrt(x)) + eps);

const minusLr = scalar(-0.1, -1e-3, -1e30, 0.01);
const weight_decay = scalar(0, 0, -0, 0.01);
const eps = scalar(1e-8, 1e-10, 0);

describe.each(backends)("steps of the optimizers: $name", (backend) => {
  const sgdScalars = fc.record({
    minusLr,
    weight_decay,
    momentum: scalar(0, 0.9),
    undampened: scalar(1, 0.5),
    nesterov: scalar(0, -0, 0.9),
  });

  for (const momentum of [false, true]) {
    it(`sgdStep ${momentum ? "with momentum, Nesterov's too" : "without momentum"}`, () => {
      fc.assert(
        fc.property(vectors(["θ", "g", "b"], []), sgdScalars, (given, c) => {
          expectStep(
            backend,
            given,
            inOrder(SgdCoefficient, c),
            (name) => momentum || name !== "b",
            (kernels, at, length, scalars) => kernels.sgdStep(at("θ"), at("g"), at("b"), length, scalars),
            (x) => {
              let d = withDecay(x.g, c.weight_decay, x.θ);
              if (momentum) {
                x.b = f(f(c.momentum * x.b) + f(c.undampened * d));
                d = c.nesterov === 0 ? x.b : f(d + f(c.nesterov * x.b));
              }
              x.θ = f(x.θ + c.minusLr * d);
            },
          );
        }),
      );
    });
  }

  const momentScalars = fc.record({
    beta1: scalar(0.9, 0),
    oneMinusBeta1: scalar(0.1, 1),
    beta2: scalar(0.999, 0.9),
    oneMinusBeta2: scalar(0.001, 0.1),
    rootCorrection2: scalar(Math.sqrt(0.001), Math.sqrt(0.5), 1),
    eps,
    minusStepSize: scalar(-0.01, -1),
    weight_decay,
    shrink: scalar(1, 0.999),
  });

  for (const amsgrad of [false, true]) {
    it(`momentStep ${amsgrad ? "with the largest v" : "of Adam and AdamW"}`, () => {
      fc.assert(
        fc.property(vectors(["θ", "g", "m", "v", "largest"], ["v", "largest"]), momentScalars, (given, c) => {
          expectStep(
            backend,
            given,
            inOrder(MomentCoefficient, c),
            (name) => amsgrad || name !== "largest",
            (kernels, at, length, scalars) =>
              kernels.momentStep(at("θ"), at("g"), at("m"), at("v"), at("largest"), length, scalars),
            (x) => {
              const θ = f(x.θ * c.shrink);
              const d = withDecay(x.g, c.weight_decay, θ);
              x.m = f(f(c.beta1 * x.m) + f(c.oneMinusBeta1 * d));
              x.v = f(f(c.beta2 * x.v) + f(f(c.oneMinusBeta2 * d) * d));
              if (amsgrad) x.largest = Math.max(x.largest, x.v);
              const v = amsgrad ? x.largest : x.v;
              const corrected = f(f(f(Math.sqrt(v)) / c.rootCorrection2) + c.eps);
              x.θ = f(θ + f(f(c.minusStepSize * x.m) / corrected));
            },
          );
        }),
      );
    });
  }

  const rmspropScalars = fc.record({
    minusLr,
    weight_decay,
    alpha: scalar(0.99, 0.5),
    oneMinusAlpha: scalar(0.01, 0.5),
    eps,
    momentum: scalar(0.9, 0.5),
  });

  for (const [momentum, centered] of [
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ] as const) {
    it(`rmspropStep${momentum ? " with momentum" : ""}${centered ? " centered" : ""}`, () => {
      fc.assert(
        fc.property(vectors(["θ", "g", "v", "b", "mean"], ["v"]), rmspropScalars, (given, c) => {
          expectStep(
            backend,
            given,
            inOrder(RmspropCoefficient, c),
            (name) => (name === "b" ? momentum : name === "mean" ? centered : true),
            (kernels, at, length, scalars) =>
              kernels.rmspropStep(at("θ"), at("g"), at("v"), at("b"), at("mean"), length, scalars),
            (x) => {
              const d = withDecay(x.g, c.weight_decay, x.θ);
              x.v = f(f(c.alpha * x.v) + f(f(c.oneMinusAlpha * d) * d));
              if (centered) x.mean = f(f(c.alpha * x.mean) + f(c.oneMinusAlpha * d));
              const r = root(centered ? f(x.v - x.mean * x.mean) : x.v, c.eps);
              if (momentum) x.b = f(f(c.momentum * x.b) + f(d / r));
              x.θ = momentum ? f(x.θ + c.minusLr * x.b) : f(x.θ + f(f(c.minusLr * d) / r));
            },
          );
        }),
      );
    });
  }

  it("adagradStep", () => {
    const adagradScalars = fc.record({ minusLr, weight_decay, eps });
    fc.assert(
      fc.property(vectors(["θ", "g", "s"], ["s"]), adagradScalars, (given, c) => {
        expectStep(
          backend,
          given,
          inOrder(AdagradCoefficient, c),
          () => true,
          (kernels, at, length, scalars) => kernels.adagradStep(at("θ"), at("g"), at("s"), length, scalars),
          (x) => {
            const d = withDecay(x.g, c.weight_decay, x.θ);
            x.s = f(x.s + f(d * d));
            x.θ = f(x.θ + f(f(c.minusLr * d) / root(x.s, c.eps)));
          },
        );
      }),
    );
  });
});
