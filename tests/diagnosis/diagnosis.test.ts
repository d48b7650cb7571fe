import { describe, expect, it } from "vitest";
import { badBatches } from "../../src/diagnosis/badBatches.ts";
import { explosion } from "../../src/diagnosis/explosion.ts";
import { finalLoss } from "../../src/diagnosis/finalLoss.ts";
import { growthPerLayer, theoryGrowth } from "../../src/diagnosis/growth.ts";
import { type LaneFacts, laneStatus } from "../../src/diagnosis/laneStatus.ts";
import { readouts } from "../../src/diagnosis/readouts.ts";
import { emptyTally, isVanished, tallied } from "../../src/diagnosis/tally.ts";
import type { FirstNonfinite } from "../../src/engine/quantities.ts";
import { experimentOf } from "../../src/experiment/flat.ts";
import { recordedSteps, type Step } from "./recordedSteps.ts";

const finite: FirstNonfinite = { activation: null, loss: null, grad: null, total_norm: null, param: null };
const clipped = experimentOf({ clip: { mode: "norm", max_norm: 1 } });
const unclipped = experimentOf({});
const repeat = (count: number, step: Step) => Array.from({ length: count }, () => step);

describe("growth per layer", () => {
  it.each([
    ["the end points of the inner layers", [9, 8, 4, 2, 1, 5], (8 / 1) ** (1 / 3)],
    ["1.27 a layer over 20 layers", Array.from({ length: 20 }, (_, k) => 1.27 ** -k), 1.27],
    ["four layers", [1, 6, 3, 1], 2],
    ["three layers", [1, 6, 3], null],
    ["no layer", [], null],
    ["Inf", [1, Number.POSITIVE_INFINITY, 3, 1], null],
    ["NaN", [1, Number.NaN, 3, 1], null],
    ["zero", [1, 0, 3, 1], null],
    ["0/0", [0, 0, 0, 0], null],
  ])("%s", (_, signals, expected) => {
    const growth = growthPerLayer(signals);
    if (expected === null) expect(growth).toBe(null);
    else expect(growth).toBeCloseTo(expected, 12);
  });

  it.each([
    ["the geometric mean between layers 2 and L−1", [100, 2, 8, 100], 4],
    ["L = 4 has one such factor", [100, 3, 100], 3],
    ["L = 3 has none", [2, 2], null],
    ["the theory says nothing", null, null],
  ])("theory: %s", (_, factors, expected) => {
    const growth = theoryGrowth(factors);
    if (expected === null) expect(growth).toBe(null);
    else expect(growth).toBeCloseTo(expected, 12);
  });
});

describe("explosion", () => {
  const mark = (step: number, tensor: string, nan = false) => ({ step, tensor, nan });
  it.each([
    ["nothing", {}, null],
    [
      "the earliest step",
      { activation: mark(28, "h2"), grad: mark(27, "linear3.weight") },
      ["grad", "linear3.weight", 27],
    ],
    [
      "within a step the activation",
      { grad: mark(27, "g"), activation: mark(27, "h2"), loss: mark(27, "loss") },
      ["activation", "h2", 27],
    ],
    ["within a step the loss before the gradient", { grad: mark(3, "g"), loss: mark(3, "loss") }, ["loss", "loss", 3]],
    ["within a step the gradient before the parameter", { param: mark(3, "p"), grad: mark(3, "g") }, ["grad", "g", 3]],
    ["not the float32 norm", { total_norm: mark(1, "total_norm"), param: mark(9, "p", true) }, ["param", "p", 9]],
    ["not the float32 norm alone", { total_norm: mark(1, "total_norm") }, null],
  ])("%s", (_, found, expected) => {
    const first = explosion({ ...finite, ...found });
    expect(first && [first.what, first.tensor, first.step]).toEqual(expected);
  });
});

describe("tally", () => {
  const count = (steps: readonly Step[], experiment = clipped, bins = 1000) =>
    tallied(emptyTally, recordedSteps(5, steps, bins), () => experiment);

  it("counts clipped steps and remembers the first", () => {
    expect(count([{}, { clip_coef: 0.9 }, {}, { clip_coef: 0 }])).toMatchObject({ steps: 4, clipped: 2, firstClip: 1 });
    expect(count(repeat(3, {}))).toMatchObject({ clipped: 0, firstClip: null });
    expect(count([{ clip_coef: Number.NaN }])).toMatchObject({ clipped: 0, firstClip: null });
  });

  it("counts each step once, however often it looks", () => {
    const steps = repeat(7, { clip_coef: 0.5 });
    let tally = emptyTally;
    for (let k = 1; k <= 7; k++) tally = tallied(tally, recordedSteps(5, steps.slice(0, k)), () => clipped);
    expect(tally).toEqual(count(steps));
    expect(tally).toMatchObject({ steps: 7, clipped: 7 });
  });

  it("in merged steps still counts where all or none were clipped, and says when it cannot", () => {
    expect(count(repeat(64, { clip_coef: 0.5 }), clipped, 4)).toMatchObject({ steps: 64, clipped: 64, firstClip: 0 });
    expect(count(repeat(64, {}), clipped, 4)).toMatchObject({ clipped: 0 });
    const mixed = Array.from({ length: 64 }, (_, k) => ({ clip_coef: k % 2 === 0 ? 0.5 : 1 }));
    expect(count(mixed, clipped, 4).clipped).toBe(null);
  });

  const vanishing = (ratio: number): Step => ({ hidden_grad_norm_f64: [ratio, 1, 1, 1, 1, 1e9] });
  it.each([
    ["10 steps below 1e-5", repeat(10, vanishing(9e-6)), true],
    ["9 steps are too few", repeat(9, vanishing(9e-6)), false],
    ["not in a row", [...repeat(9, vanishing(9e-6)), vanishing(1), vanishing(9e-6)], false],
    ["1e-5 itself", repeat(10, vanishing(1e-5)), false],
    ["exactly zero", repeat(10, vanishing(0)), true],
    ["no gradient at all", repeat(10, { hidden_grad_norm_f64: [0, 0, 0, 0, 0, 0] }), true],
    ["NaN", repeat(10, vanishing(Number.NaN)), false],
  ])("vanished: %s", (_, steps, expected) => {
    expect(isVanished(count(steps))).toBe(expected);
  });

  it("one hidden layer cannot vanish", () => {
    const recorded = recordedSteps(1, repeat(20, { hidden_grad_norm_f64: [1e-9, 1] }));
    expect(isVanished(tallied(emptyTally, recorded, () => clipped))).toBe(false);
  });

  const frozen: Step = { total_norm: Number.POSITIVE_INFINITY, total_norm_f64: 1e25, clip_coef: 0, clipped_norm: 0 };
  it.each([
    ["since the first of them", [{}, frozen, frozen], clipped, 1],
    ["not if the norm is Inf in float64 too", [{ ...frozen, total_norm_f64: Number.POSITIVE_INFINITY }], clipped, null],
    ["not without clipping by norm", [frozen], unclipped, null],
    ["not if something is applied", [{ ...frozen, clipped_norm: 1 }], clipped, null],
    ["not when it has thawed", [frozen, {}], clipped, null],
    ["again", [frozen, {}, frozen], clipped, 2],
  ])("frozen: %s", (_, steps, experiment, expected) => {
    expect(count(steps, experiment).frozenSince).toBe(expected);
  });
});

describe("lane status", () => {
  const facts = (part: Partial<LaneFacts>): LaneFacts => ({
    state: "training",
    failure: null,
    playing: true,
    experiment: clipped,
    firstNonfinite: finite,
    tally: { ...emptyTally, steps: 42, clipped: 40 },
    finish: null,
    ...part,
  });
  const exploded = { ...finite, activation: { step: 27, tensor: "h2", nan: false } };
  const vanished = { ...emptyTally, steps: 42, vanishedSteps: 10, signalRatio: 1.7e-6 };
  it.each<[string, Partial<LaneFacts>, object]>([
    ["starting", { state: "starting", tally: emptyTally }, { kind: "starting" }],
    ["ready", { state: "waiting", tally: emptyTally, playing: false }, { kind: "ready" }],
    ["training", {}, { kind: "training", step: 41, clipped: 40 }],
    ["training without clipping", { experiment: unclipped }, { kind: "training", step: 41, clipped: null }],
    ["paused", { playing: false }, { kind: "paused", step: 41 }],
    [
      "exploded",
      { state: "dead", firstNonfinite: exploded },
      { kind: "exploded", step: 27, tensor: "h2", what: "activation", nan: false, overTime: false },
    ],
    [
      "exploded stays while it goes on",
      { firstNonfinite: exploded, playing: false },
      { kind: "exploded", step: 27, tensor: "h2", what: "activation", nan: false, overTime: false },
    ],
    ["vanished", { tally: vanished }, { kind: "vanished", ratio: 1.7e-6, overTime: false }],
    ["vanished, paused", { tally: vanished, playing: false }, { kind: "vanished", ratio: 1.7e-6, overTime: false }],
    [
      "vanished over time",
      { tally: vanished, experiment: experimentOf({ model: { kind: "rnn" } }) },
      { kind: "vanished", ratio: 1.7e-6, overTime: true },
    ],
    ["frozen", { tally: { ...vanished, frozenSince: 0 } }, { kind: "frozen", step: 0 }],
    ["finished", { finish: { steps: 42, loss: 0.03 } }, { kind: "finished", steps: 42, loss: 0.03 }],
    ["not finished yet", { finish: { steps: 43, loss: 0.03 } }, { kind: "training", step: 41, clipped: 40 }],
    [
      "failed",
      { state: "failed", failure: { code: "memory", needed: 2, allowed: 1 }, firstNonfinite: exploded },
      { kind: "failed", code: "memory", needed: 2, allowed: 1 },
    ],
  ])("%s", (_, part, expected) => {
    expect(laneStatus(facts(part))).toEqual(expected);
  });
});

describe("bad batches", () => {
  const every = (outlier_every: number, outlier_scale = 1e4) =>
    experimentOf({ data: { outlier_every, outlier_scale } });
  it.each([
    ["only those that happened", every(25), 24, 40, []],
    ["step 24 is the 25th", every(25), 25, 40, [24]],
    ["each of them", every(25), 80, 40, [24, 49, 74]],
    ["none", every(0), 80, 40, []],
    ["a factor of 1 is no bad batch", every(25, 1), 80, 40, []],
    ["thinned, the first one kept", every(1), 9, 4, [0, 4, 8]],
  ])("%s", (_, experiment, steps, most, expected) => {
    expect(badBatches(experiment, steps, most)).toEqual(expected);
  });
});

describe("readouts", () => {
  const signal = (h2: number): Step => ({ hidden_grad_norm_f64: [1, h2, 1, 1, 1, 1] });
  const run = recordedSteps(5, [
    { ...signal(4), loss: 3, total_norm_f64: 7, clipped_norm: 1 },
    { ...signal(9), loss: 2, total_norm_f64: 8 },
    { ...signal(Number.POSITIVE_INFINITY), loss: 1e30, total_norm_f64: Number.POSITIVE_INFINITY },
    { ...signal(Number.NaN), loss: Number.NaN, total_norm_f64: Number.NaN },
  ]);
  it("at the step shown", () => {
    expect(readouts(run, [5, 2, 8, 5], 0)).toEqual({
      from: 0,
      to: 0,
      growth: 2,
      theoryGrowth: expect.closeTo(4, 10),
      loss: 3,
      lastFiniteLoss: null,
      totalNorm: 7,
      clippedNorm: 1,
    });
  });
  it("holds the last finite step and says what the loss was", () => {
    expect(readouts(run, null, 3)).toMatchObject({
      from: 1,
      to: 1,
      growth: 3,
      loss: Number.NaN,
      lastFiniteLoss: 1e30,
      totalNorm: 8,
    });
  });
  it("a run that stopped earlier shows its last step", () => {
    expect(readouts(run, null, 60)).toEqual(readouts(run, null, 3));
  });
  it("before the first step nothing is measured but the theory is there", () => {
    expect(readouts(run, [5, 2, 8, 5], -1)).toMatchObject({
      from: -1,
      to: -1,
      growth: null,
      loss: null,
      theoryGrowth: expect.closeTo(4, 10),
    });
  });
  it("a run that was never finite", () => {
    const never = recordedSteps(5, [{ ...signal(Number.NaN), loss: Number.POSITIVE_INFINITY }]);
    expect(readouts(never, null, 0)).toMatchObject({
      from: 0,
      to: 0,
      growth: null,
      loss: Number.POSITIVE_INFINITY,
      lastFiniteLoss: null,
    });
  });
});

describe("final loss", () => {
  const run = recordedSteps(
    5,
    [9, 1, 5, 0, 0, 0, 0, 0, 1, 2, 3, 4, 1e9].map((loss) => ({ loss })),
  );
  it("is the median of the last 10", () => {
    expect(finalLoss(run, 13)).toBe(0.5);
  });
  it("is NaN where a NaN is among them", () => {
    expect(finalLoss(recordedSteps(5, [{ loss: 1 }, { loss: Number.NaN }]), 2)).toBeNaN();
  });
});
