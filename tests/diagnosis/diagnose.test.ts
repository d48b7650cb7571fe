import { describe, expect, it } from "vitest";
import { type Cause, causes } from "../../src/diagnosis/causes.ts";
import { type Diagnosis, diagnose } from "../../src/diagnosis/diagnose.ts";
import { diagnosisColumns } from "../../src/diagnosis/diagnosisColumns.ts";
import { instability } from "../../src/diagnosis/instability.ts";
import { normGrowth } from "../../src/diagnosis/normGrowth.ts";
import { createRowRecord, type RowRecord } from "../../src/diagnosis/rowRecord.ts";
import { signalRatio } from "../../src/diagnosis/signalRatio.ts";
import { suggestedMaxNorm } from "../../src/diagnosis/suggestedMaxNorm.ts";
import { targetJump } from "../../src/diagnosis/targetJump.ts";
import { layoutOf, nothingFound } from "../../src/engine/quantities.ts";
import { experimentOf } from "../../src/experiment/flat.ts";
import { changed, merge } from "../../src/experiment/patch.ts";
import type { Patch } from "../../src/experiment/schema.ts";
import { validate } from "../../src/experiment/validate.ts";
import { diagnosed, followedRun, recordedRun } from "./diagnosed.ts";
import { gridOf } from "./grids/grid.ts";
import { development } from "./grids/sizes.ts";
import type { Step } from "./recordedSteps.ts";

/**
 * The record of a network of so many hidden layers or time steps, one weight and one bias; what a step does not say is
 * 1.
 */
function record(hidden: number, steps: readonly Step[], memory = 0): RowRecord {
  const names = (letter: string, count: number) => Array.from({ length: count }, (_, k) => `${letter}${k + 1}`);
  const recorded = createRowRecord(
    layoutOf(diagnosisColumns, {
      parameter: ["linear1.weight", "linear1.bias"],
      hidden: [...names("h", hidden), "prediction"],
      memory: names("c", memory),
      recurrent: [],
    }),
  );
  for (const step of steps) {
    const row = new Float64Array(recorded.layout.width).fill(1);
    for (const { quantity, offset } of recorded.layout.columns) {
      const given = step[quantity] ?? [];
      for (const [k, value] of (typeof given === "number" ? [given] : given).entries()) row[offset + k] = value;
    }
    recorded.push(row);
  }
  return recorded;
}
const repeat = (count: number, step: Step) => Array.from({ length: count }, () => step);

/** Steps that it takes, where they are more than a few. */
const most: Partial<Record<Cause, number>> = { cliff: 400, healthy: 60, bad_batch: 40 };

describe("two runs of each making of the development grid", () => {
  const runs = gridOf(development, 2).map(({ cause, patch }) => {
    const short = { ...patch, steps: Math.min(patch.steps ?? 50, most[cause] ?? 25) };
    const run = recordedRun(short);
    return { cause, patch: short, run, experiment: run.experimentAt(0), diagnosis: diagnose(run) };
  });

  it.each(runs.map((run, k) => [k, run.cause, run] as const))("%i %s", (_, cause, { diagnosis }) => {
    expect(diagnosis.cause, JSON.stringify(diagnosis)).toBe(cause);
    expect(diagnosis.evidence.length).toBeGreaterThan(0);
  });

  it("each run that is not finite has a fault for its cause", () => {
    const harmless: readonly Cause[] = ["healthy", "vanishing", "slow"];
    const nonfinite = runs.filter(({ diagnosis }) => diagnosis.outcome === "nonfinite");
    expect(nonfinite.length).toBeGreaterThan(5);
    for (const { diagnosis } of nonfinite) expect(harmless).not.toContain(diagnosis.cause);
  });

  const mendable = runs.filter(({ diagnosis }) => diagnosis.remedies.length > 0);
  it.each(mendable.map((run, k) => [k, run.cause, run.diagnosis.remedies[0]?.code, run] as const))(
    "%i %s: its first remedy, %s, leaves no Inf and no NaN",
    (_, __, ___, { patch, diagnosis }) => {
      const mended = diagnosed(merge(patch, diagnosis.remedies[0]?.patch ?? {}));
      expect(mended.outcome).not.toBe("nonfinite");
    },
  );

  it("is tried for every cause that has remedies", () => {
    expect(new Set(mendable.map(({ diagnosis }) => diagnosis.cause))).toEqual(
      new Set(causes.filter((cause) => cause !== "healthy")),
    );
  });

  it("each remedy makes another experiment, one that PyTorch takes", () => {
    let remedies = 0;
    for (const { experiment, diagnosis } of runs) {
      for (const { code, patch } of diagnosis.remedies) {
        const mended = changed(experiment, patch);
        expect(validate(mended), code).toMatchObject({ ok: true });
        expect(mended, code).not.toEqual(experiment);
        remedies++;
      }
      expect(diagnosis.remedies.length === 0).toBe(diagnosis.cause === "healthy");
    }
    expect(remedies).toBeGreaterThan(40);
  });
});

describe("well-known runs", () => {
  const deep: Patch = {
    steps: 30,
    model: { in_features: 1, hidden_features: 24, depth: 20 },
    init: { scheme: "scaled_normal", sigma_w: 1.8 },
    data: { source: "sine", batch_size: 32 },
    optimizer: { name: "sgd", lr: 0.005 },
  };
  const codes = ({ evidence }: Diagnosis) => evidence.map(({ code }) => code);

  it("gain 1.8 over 20 layers", () => {
    const found = diagnosed(deep);
    expect(found).toMatchObject({ cause: "exploding_by_depth", outcome: "nonfinite", also: [] });
    expect(found.evidence).toContainEqual({
      code: "signal_ratio",
      figures: { ratio: expect.closeTo(88.7, 0), chain: 20, factor: expect.closeTo(88.7 ** (1 / 19), 2) },
    });
    expect(codes(found)).toContain("nonfinite");
  });

  it("its signal explodes although Adam lets it learn", () => {
    expect(diagnosed({ ...deep, optimizer: { name: "adam" }, steps: 60 })).toMatchObject({
      cause: "exploding_by_depth",
      outcome: "learned",
    });
  });

  it.each(["he_init", "layer_norm", "adam", "lower_lr"] as const)("%s mends it", (code) => {
    const remedy = diagnosed(deep).remedies.find((some) => some.code === code);
    const mended = diagnosed(merge({ ...deep, steps: 60 }, remedy?.patch ?? {}));
    expect(mended.outcome).not.toBe("nonfinite");
    expect(mended.outcome).not.toBe("unstable");
  });

  it("a bad batch that the depth multiplied is named beside it", () => {
    const found = diagnosed({
      ...deep,
      init: { scheme: "scaled_normal", sigma_w: 1.8, output_sigma_w: 0.2 },
      data: { source: "sine", batch_size: 32, outlier_every: 25, outlier_scale: 1e4 },
      optimizer: { name: "sgd", lr: 6e-6, warmup_steps: 10 },
    });
    expect(found).toMatchObject({ cause: "exploding_by_depth", also: ["bad_batch"] });
  });

  const linear: Patch = {
    steps: 40,
    model: { depth: 0 },
    init: { scheme: "xavier_normal" },
    data: { source: "teacher", mode: "fixed" },
    optimizer: { name: "sgd", lr: 3 },
  };
  it("no layers and lr 3: the norm grows about 9.7-fold a step, and the rate that follows from it mends the run", () => {
    const found = diagnosed(linear);
    const growth = found.evidence.find(({ code }) => code === "growth_per_step");
    expect(found.cause).toBe("learning_rate_too_high");
    expect(growth?.figures).toMatchObject({ factor: expect.closeTo(9.7, -0.5) });
    expect(found.remedies[0]?.code).toBe("lower_lr");
    expect(diagnosed(merge(linear, found.remedies[0]?.patch ?? {})).cause).toBe("healthy");
  });

  it("targets that are noise: nothing to learn and nothing to mend", () => {
    const found = diagnosed({ steps: 30 });
    expect(found).toMatchObject({ cause: "slow", outcome: "not_learned", remedies: [] });
    expect(codes(found)[0]).toBe("noise_targets");
  });

  it("a norm that overflowed before RMSprop squared anything has not frozen it", () => {
    const run = followedRun({
      steps: 60,
      model: { depth: 1, hidden_features: 64 },
      init: { scheme: "scaled_normal", sigma_w: 3, output_sigma_w: 0.1 },
      data: { source: "teacher", batch_size: 1, outlier_every: 30, outlier_scale: 1e19 },
      optimizer: { name: "rmsprop", lr: 1e-3 },
      clip: { mode: "norm", max_norm: 1 },
    });
    expect(run.origins?.inf?.operation).toBe("norm_square");
    const { origins, ...figures } = run;
    for (const known of [run, figures]) {
      const { cause, also } = diagnose(known);
      expect([cause, ...also]).not.toContain("frozen_by_adam");
    }
  });

  it("frozen by Adam: denied by an operation that is no square, whatever the figures", () => {
    const run = gridOf(development, 1).find(({ cause }) => cause === "frozen_by_adam");
    const figures = recordedRun(run?.patch ?? {});
    const inf = {
      step: 0,
      tensor: "total_norm",
      layer: null,
      operation: "norm_square",
      nan: false,
      operands: [],
    } as const;
    expect(diagnose(figures).cause).toBe("frozen_by_adam");
    expect(diagnose({ ...figures, origins: { inf: null, nan: null } }).cause).toBe("frozen_by_adam");
    expect(diagnose({ ...figures, origins: { inf, nan: null } }).cause).not.toBe("frozen_by_adam");
  });

  it("frozen by Adam: told by the operation that made the first Inf where no parameter stands still as a whole", () => {
    const run = recordedRun({ steps: 3, optimizer: { name: "adam" } });
    const inf = { step: 1, tensor: "linear2.weight.exp_avg_sq", layer: 2, operation: "optimizer_square" } as const;
    const origins = { inf: { ...inf, nan: false, operands: [] }, nan: null };
    expect(diagnose(run).cause).toBe("slow");
    expect(diagnose({ ...run, origins })).toMatchObject({
      cause: "frozen_by_adam",
      evidence: [{ code: "square_overflow", figures: { step: 1, tensor: "linear2.weight" } }],
    });
  });
});

describe("Γ", () => {
  const mlp = experimentOf({});
  const rnn = (model: Patch["model"]) => experimentOf({ model: { kind: "rnn", ...model } });
  it.each([
    ["first over last, the prediction left out", mlp, [8, 3, 2, 99], 4],
    ["one layer has none", mlp, [8, 2], Number.NaN],
    ["overflow on the way", mlp, [Number.NaN, Number.POSITIVE_INFINITY, 2, 1], Number.POSITIVE_INFINITY],
    ["nothing sets out", mlp, [Number.NaN, 1, Number.NaN, 1], Number.NaN],
    ["truncated: the last stretch of 2", rnn({ seq_len: 4, tbptt: 2 }), [0, 0, 6, 2, 1], 3],
    ["truncated: a last stretch of one has none", rnn({ seq_len: 3, tbptt: 2 }), [0, 6, 2, 1], Number.NaN],
    ["fed at every time step", rnn({ seq_len: 5, loss_at: "all" }), [5, 4, 3, 2, 1, 1], (5 / 3) ** 2],
    ["growing at every time step", rnn({ seq_len: 5, loss_at: "all" }), [81, 27, 9, 3, 1, 1], 81],
  ])("%s", (_, experiment, signals, expected) => {
    const recorded = record(signals.length - 1, [{ hidden_grad_norm_f64: signals }]);
    const ratio = signalRatio(recorded, 0, experiment);
    if (Number.isFinite(expected)) expect(ratio).toBeCloseTo(expected, 12);
    else expect(ratio).toBe(expected);
  });

  it("of an LSTM is the larger of those of h and c", () => {
    const step = (c: number) => ({ hidden_grad_norm_f64: [1, 10, 1], memory_grad_norm_f64: [c, 2] });
    const lstm = rnn({ seq_len: 2, cell: "lstm" });
    expect(signalRatio(record(2, [step(6)], 2), 0, lstm)).toBe(3);
    expect(signalRatio(record(2, [step(0)], 2), 0, lstm)).toBe(0.1);
  });
});

describe("instability", () => {
  it.each<[string, readonly Step[], object | null]>([
    ["none", repeat(9, {}), null],
    ["a loss 10 times the first", [{}, { loss: 10 }, { loss: 10.1 }], { step: 2, sign: "loss" }],
    ["an update as large as the weight", [{}, { update_norm_f64: [1.1, 0] }], { step: 1, sign: "update" }],
    ["not of a bias", [{}, { update_norm_f64: [1, 5] }], null],
    ["nor of a weight that starts at 0", repeat(2, { weight_norm_f64: [0, 1], update_norm_f64: [1, 1] }), null],
    ["a norm 30 times the usual", [...repeat(3, {}), { total_norm_f64: 31 }], { step: 3, sign: "norm", factor: 31 }],
    ["what is usual takes 3 steps", [{}, {}, { total_norm_f64: 31 }], null],
  ])("%s", (_, steps, expected) => {
    const found = instability(record(1, steps), null);
    if (expected === null) expect(found).toBe(null);
    else expect(found).toMatchObject(expected);
  });

  it("a first loss near 0 by chance is not what others are held against", () => {
    const recorded = record(1, [{ loss: 0.001 }, { loss: 1 }]);
    expect(instability(recorded, null)?.sign).toBe("loss");
    expect(instability(recorded, null, 0.5)).toBe(null);
  });

  it("a value that is not finite comes first within its step", () => {
    const explosion = { step: 1, tensor: "h1", what: "activation", nan: false } as const;
    expect(instability(record(1, [{}, { loss: 99 }]), explosion)).toMatchObject({ step: 1, sign: "nonfinite" });
  });
});

describe("targets that are far from the usual", () => {
  const rms = (prediction: number) => ({ activation_rms: [1, prediction] });
  const usual = repeat(5, { loss: 1, ...rms(1) });
  it.each<[string, Step, "mse" | "cross_entropy", boolean]>([
    ["a loss of large targets", { loss: 1e4, ...rms(1) }, "mse", true],
    ["a loss of a prediction that ran away", { loss: 1e4, ...rms(100) }, "mse", false],
    ["targets 10 times the usual may still be the prediction", { loss: 400, ...rms(1) }, "mse", false],
    ["a loss that overflows", { loss: Number.POSITIVE_INFINITY, ...rms(1) }, "mse", true],
    ["cross-entropy of large targets", { loss: 100, ...rms(1) }, "cross_entropy", true],
    ["cross-entropy of logits that ran away", { loss: 100, ...rms(50) }, "cross_entropy", false],
  ])("%s", (_, step, loss, expected) => {
    const jump = targetJump(record(1, [...usual, step]), loss, 0, 5);
    expect(jump?.step ?? null).toBe(expected ? 5 : null);
  });
});

describe("suggested max_norm", () => {
  const norms = (...values: number[]) =>
    record(
      1,
      values.map((total_norm_f64) => ({ total_norm_f64 })),
    );
  it("half to ten times the median, however far the bad batch", () => {
    expect(suggestedMaxNorm(norms(2, 3, 1, 2, 1e9, 2, 3), null)).toEqual({ low: 1, median: 2, high: 20 });
  });
  it("of the steps before the run was unstable", () => {
    const found = suggestedMaxNorm(norms(2, 2, 2, 2, 2, 80, 90, 90, 90, 90, 90, 90), {
      step: 5,
      sign: "norm",
      factor: 40,
    });
    expect(found?.median).toBe(2);
  });
  it("none where there was no such stretch, or no gradient", () => {
    expect(suggestedMaxNorm(norms(2, 2, 2, 2), null)).toBe(null);
    expect(suggestedMaxNorm(norms(0, 0, 0, 0, 0), null)).toBe(null);
  });
});

describe("growth per step", () => {
  const growth = (...values: number[]) =>
    normGrowth(
      record(
        1,
        values.map((total_norm_f64) => ({ total_norm_f64 })),
      ),
    );
  it("is the median factor over the steps that grow, up to the last finite one", () => {
    expect(growth(5, 1, 2, 8, 16, Number.POSITIVE_INFINITY, Number.NaN)).toEqual({ factor: 2, steps: 3 });
  });
  it("needs three", () => {
    expect(growth(5, 1, 2, 8)).toBe(null);
  });
});

describe("row record", () => {
  it("keeps every step as it was, and grows", () => {
    const recorded = record(
      1,
      Array.from({ length: 200 }, (_, k) => ({ loss: k })),
    );
    expect(recorded).toMatchObject({ steps: 200, stride: 1 });
    expect([0, 63, 64, 199].map((step) => recorded.last(recorded.binOf(step), 0))).toEqual([0, 63, 64, 199]);
    expect(recorded.first(0)).toBe(0);
    expect(recorded.last(200, 0)).toBeNaN();
  });
  it("says no finite least or most of a value that is not", () => {
    const recorded = record(1, [{ loss: Number.POSITIVE_INFINITY }]);
    expect([recorded.last(0, 0), recorded.min(0, 0), recorded.max(0, 0)]).toEqual([
      Number.POSITIVE_INFINITY,
      Number.NaN,
      Number.NaN,
    ]);
  });
  it("a run without a step says nothing", () => {
    const run = { recorded: record(1, []), experimentAt: () => experimentOf({}), firstNonfinite: nothingFound };
    expect(diagnose(run)).toMatchObject({ cause: "slow", outcome: "not_learned" });
  });
});
