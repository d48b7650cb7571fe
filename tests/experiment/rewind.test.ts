import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clips } from "../../src/engine/clipping/index.ts";
import { cells } from "../../src/engine/layers/cells/index.ts";
import { optimizers } from "../../src/engine/optimizers/index.ts";
import { type Quantity, quantities } from "../../src/engine/quantities.ts";
import { tasks } from "../../src/engine/tasks/index.ts";
import { createTrainer } from "../../src/engine/trainer.ts";
import { decode } from "../../src/experiment/address/decode.ts";
import { encode } from "../../src/experiment/address/encode.ts";
import { experimentAt, type ResolvedLane, resolve } from "../../src/experiment/comparison.ts";
import { liveFields } from "../../src/experiment/declaration.ts";
import { experimentOf, flatten } from "../../src/experiment/flat.ts";
import { createRun, type Run } from "../../src/experiment/run.ts";
import type { Patch, TimelineEntry } from "../../src/experiment/schema.ts";
import { laterOptimizers } from "../../src/experiment/timeline.ts";
import { validateComparison } from "../../src/experiment/validateComparison.ts";
import { fitting, smallLane, timelineChange } from "./smallLanes.ts";

const everything = Object.keys(quantities) as Quantity[];
const STEPS = 20;

/** Bytes for checkpoints: none, a few, all of them. */
const budget = fc.constantFrom(0, 20_000, 60_000, 2 ** 26);
const step = fc.integer({ min: 0, max: STEPS });

/** All that can be seen of a run; its row is NaN before the first step. */
function seen({ step, row, hash, firstNonfinite, origins, parameterIsNaN, experiment }: Run) {
  return { step, row: bits(row), hash: hash(), firstNonfinite, origins, parameterIsNaN, experiment };
}

/** The numbers' bits as text, every NaN the same: thousands of rows are compared. */
function bits(row: Float64Array): string {
  const { buffer } = row.map((value) => (Number.isNaN(value) ? Number.NaN : value));
  return Buffer.from(buffer).toString("latin1");
}

function record(run: Run, until: number): ReturnType<typeof seen>[] {
  const states = [seen(run)];
  while (run.step < until) {
    run.trainStep();
    states.push(seen(run));
  }
  return states;
}

describe("a run that went back", () => {
  test("comes to the same bits as one that never stopped, whatever the experiment, the changes and the budget", () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(smallLane(STEPS), budget, fc.array(step, { minLength: 1, maxLength: 3 }), (lane, bytes, targets) => {
        const { model, data, optimizer, clip } = lane.experiment;
        for (const choice of [model.kind, data.source, data.mode, optimizer.name, clip.mode]) met.add(choice);
        if (model.kind === "rnn") met.add(`cell ${model.cell}`);
        if (model.kind === "mlp") met.add(`norm ${model.norm}`);
        for (const { patch } of lane.timeline) if (patch.optimizer?.name) met.add(`later ${patch.optimizer.name}`);

        const straight = record(createRun(lane.experiment, lane.timeline, everything), STEPS);
        const run = createRun(lane.experiment, lane.timeline, everything, undefined, bytes);
        record(run, STEPS);
        for (const target of targets) {
          run.rewindTo(target);
          expect(run.keptBytes).toBeLessThanOrEqual(bytes);
          expect(record(run, STEPS)).toEqual(straight.slice(target));
        }
        expect(run.timeline).toEqual(lane.timeline);
      }),
      { numRuns: 210 },
    );
    const choices = [...Object.keys(optimizers), ...Object.keys(tasks), ...Object.keys(clips), "stream", "fixed"];
    const kinds = ["mlp", "rnn", "one_neuron_rnn", "norm none", "norm batch_norm", "norm layer_norm"];
    const named = Object.keys(cells).map((cell) => `cell ${cell}`);
    const later = Object.keys(optimizers).map((name) => `later ${name}`);
    expect([...met]).toEqual(expect.arrayContaining([...choices, ...kinds, ...named, ...later]));
  }, 120_000);

  test("from a checkpoint that was sent elsewhere, too", () => {
    fc.assert(
      fc.property(smallLane(STEPS), step, (lane, at) => {
        const straight = createRun(lane.experiment, lane.timeline, everything);
        straight.rewindTo(at);
        const sent = structuredClone(straight.save());
        const elsewhere = createTrainer({ ...lane.experiment, laterOptimizers: laterOptimizers(lane) }, everything);
        elsewhere.restore(sent);
        expect(elsewhere.hash()).toBe(straight.hash());
        for (let k = at; k < STEPS; k++) {
          straight.trainStep();
          elsewhere.patch(experimentAt(lane, k));
          elsewhere.trainStep();
          expect(bits(elsewhere.row)).toBe(bits(straight.row));
        }
        expect(elsewhere.save()).toEqual(straight.save());
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  test("has the changes that were made by hand", () => {
    fc.assert(
      fc.property(smallLane(STEPS), budget, step, timelineChange, step, (lane, bytes, at, change, target) => {
        const run = createRun(lane.experiment, lane.timeline, everything, undefined, bytes);
        run.rewindTo(STEPS);
        run.rewindTo(at);
        const patch = live(fitting(experimentAt(lane, at), change));
        expect(run.patch(patch)).toEqual({ step: at, patch });
        const straight = record(run, STEPS);
        run.rewindTo(target);
        if (target >= at) expect(seen(run)).toEqual(straight[target - at]);
        run.rewindTo(at);
        expect(record(run, STEPS)).toEqual(straight);
        const again = createRun(lane.experiment, run.timeline, everything);
        again.rewindTo(at);
        expect(record(again, STEPS)).toEqual(straight);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  test("shows the signals and gradients of its last step", () => {
    const run = createRun(small.experiment, [], everything, undefined, 2 ** 26);
    const names = ["input", "h1", "h1.grad", "linear1.weight.grad", "linear2.bias.exp_avg"];
    run.rewindTo(16);
    const then = names.map((name) => run.readTensor(name));
    run.rewindTo(20);
    expect(names.map((name) => run.readTensor(name))).not.toEqual(then);
    run.rewindTo(16);
    expect(names.map((name) => run.readTensor(name))).toEqual(then);
  });

  test("to where it was only restored has the row and the gradients of that step", () => {
    const straight = createRun(small.experiment, [], everything);
    const run = createRun(small.experiment, [], everything, undefined, 2 ** 26);
    straight.rewindTo(8);
    run.rewindTo(20);
    run.restoreBefore(10);
    expect([run.step, run.row.every(Number.isNaN)]).toEqual([8, true]);
    run.rewindTo(8);
    expect(seen(run)).toEqual(seen(straight));
    expect(run.readTensor("linear1.weight.grad")).toEqual(straight.readTensor("linear1.weight.grad"));
  });

  test("to the fork that took memory for another optimizer has its row", () => {
    const experiment = experimentOf({ ...small.experiment, optimizer: { name: "sgd" } });
    const straight = createRun(experiment, [], everything);
    const run = createRun(experiment, [], everything, undefined, 2 ** 26);
    straight.rewindTo(10);
    run.rewindTo(20);
    run.fork(10, { optimizer: { name: "adagrad" } });
    expect(run.row.every(Number.isNaN)).toBe(true);
    run.rewindTo(10);
    expect(bits(run.row)).toBe(bits(straight.row));
  });

  test("is replayed from the nearest checkpoint", () => {
    const run = createRun(small.experiment, [], everything, undefined, 2 ** 26);
    run.rewindTo(100);
    run.restoreBefore(60);
    expect(run.step).toBe(56);
    run.restoreBefore(57);
    expect(run.step).toBe(56);
    run.restoreBefore(56);
    expect(run.step).toBe(48);
    run.trainStep();
    run.restoreBefore(49);
    expect(run.step).toBe(49);
    run.restoreBefore(100);
    expect(run.step).toBe(96);
    run.restoreBefore(8);
    expect(run.step).toBe(0);
    expect(run.row.every(Number.isNaN)).toBe(true);
    for (const wrong of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => run.rewindTo(wrong)).toThrow(RangeError);
    }
  });
});

describe("a run that was elsewhere", () => {
  test("goes on from its head without a replay, and to the same bits, whatever the experiment and the changes", () => {
    fc.assert(
      fc.property(smallLane(STEPS), fc.array(step, { minLength: 1, maxLength: 3 }), (lane, targets) => {
        const straight = record(createRun(lane.experiment, lane.timeline, everything), STEPS + 3);
        const run = createRun(lane.experiment, lane.timeline, everything, undefined, 2 ** 26);
        record(run, STEPS);
        for (const target of targets) run.rewindTo(target);
        run.restoreAtOrBefore(STEPS);
        expect(run.step).toBe(STEPS);
        expect(record(run, STEPS + 3).slice(1)).toEqual(straight.slice(STEPS + 1));
      }),
      { numRuns: 30 },
    );
  }, 120_000);

  test("goes on from the nearest checkpoint where its head is not kept", () => {
    const run = createRun(small.experiment, [], everything);
    run.rewindTo(20);
    run.rewindTo(5);
    run.restoreAtOrBefore(20);
    expect(run.step).toBe(5);
  });
});

describe("a fork", () => {
  test("is a new run of its timeline, which is a valid file and a valid address", () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(smallLane(STEPS), budget, step, timelineChange, step, (lane, bytes, at, change, target) => {
        const run = createRun(lane.experiment, lane.timeline, everything, undefined, bytes);
        run.rewindTo(STEPS);
        const patch = fitting(experimentAt(lane, at), change);
        const timeline = run.fork(at, patch);
        if (patch.optimizer?.name) met.add(patch.optimizer.name);

        expect(run.step).toBe(at);
        expect(timeline.every((entry) => entry.step <= at)).toBe(true);
        expect(experimentAt({ experiment: lane.experiment, timeline }, at)).toEqual(run.experiment);
        expect(run.experiment).toEqual(
          experimentAt({ ...lane, timeline: [...upTo(lane, at), { step: at, patch }] }, at),
        );
        const fresh = record(createRun(lane.experiment, timeline, everything), STEPS);
        expect(run.hash()).toBe(fresh[at]?.hash);
        expect(record(run, STEPS).slice(1)).toEqual(fresh.slice(at + 1));
        run.rewindTo(target);
        expect(record(run, STEPS)).toEqual(fresh.slice(target));
        expect(run.keptBytes).toBeLessThanOrEqual(bytes);

        const file = { v: 1, base: lane.experiment, lanes: [{ timeline }] };
        const read = validateComparison(JSON.parse(JSON.stringify(file)));
        if (!read.ok) throw new Error(JSON.stringify(read.problems));
        expect(resolve(read.value)).toEqual([{ experiment: lane.experiment, timeline }]);
        const known = { views: ["lab"], languages: ["en"] };
        const address = encode(
          { comparison: read.value, view: "lab", own: new Map(), language: null, step: null },
          known,
        );
        const opened = decode(address, known);
        expect(opened.notices).toEqual([]);
        expect(resolve(opened.state.comparison)).toEqual([{ experiment: lane.experiment, timeline }]);
      }),
      { numRuns: 100 },
    );
    expect([...met]).toEqual(expect.arrayContaining(Object.keys(optimizers)));
  }, 120_000);

  test("starts another optimizer fresh and drops what came later", () => {
    const timeline: TimelineEntry[] = [
      { step: 4, patch: { clip: { mode: "norm", max_norm: 2 } } },
      { step: 12, patch: { optimizer: { lr: 1 } } },
    ];
    const run = createRun(small.experiment, timeline, everything, undefined, 2 ** 26);
    run.rewindTo(20);
    const forked = run.fork(10, { optimizer: { name: "rmsprop", momentum: 0.9 }, clip: { mode: "none" } });
    expect(forked).toEqual([timeline[0], { step: 10, patch: forked[1]?.patch }]);
    expect(forked[1]?.patch).toEqual({ optimizer: { name: "rmsprop", momentum: 0.9 }, clip: { mode: "none" } });
    expect(run.save().optimizer).toMatchObject({ kind: "adam exp_avg exp_avg_sq 0", steps: 10 });
    run.rewindTo(15);
    expect(run.save().optimizer).toMatchObject({ kind: "rmsprop square_avg momentum_buffer 0", steps: 5 });
    expect(run.experiment.optimizer).toMatchObject({ name: "rmsprop", lr: 1e-3, momentum: 0.9 });
  });

  test("refuses what is not to be changed, and what PyTorch refuses, and is then as before", () => {
    const run = createRun(small.experiment, [], everything, undefined, 2 ** 26);
    run.rewindTo(20);
    const before = seen(run);
    const refused: Patch[] = [{ model: { depth: 9 } }, { seed: 2 }, { data: { batch_size: 3 } }];
    for (const patch of refused) expect(() => run.fork(5, patch)).toThrow();
    expect(() => run.fork(5, { optimizer: { name: "sgd", nesterov: true } })).toThrow(/momentum/);
    for (const [path, code, patch] of wrong) {
      expect(() => run.fork(5, patch as Patch)).toThrow(`refused: ${path}`);
      expect(() => run.fork(5, patch as Patch)).toThrow(`(${code})`);
    }
    expect(seen(run)).toEqual(before);
    expect(run.timeline).toEqual([]);
  });
});

/** Changes of the right fields to what they may not be, under Adam and without clipping. */
const wrong: readonly (readonly [path: string, code: string, patch: unknown])[] = [
  ["optimizer.lr", "range", { optimizer: { lr: -5 } }],
  ["optimizer.lr", "type", { optimizer: { lr: "abc" } }],
  ["optimizer.name", "choice", { optimizer: { name: "adamax" } }],
  ["clip.max_norm", "inapplicable", { clip: { max_norm: 3 } }],
  ["optimizer.momentum", "inapplicable", { optimizer: { momentum: 0.9 } }],
];

const small: ResolvedLane = {
  experiment: experimentOf({ model: { depth: 2, hidden_features: 5 }, data: { batch_size: 4 } }),
  timeline: [],
};

const upTo = ({ timeline }: ResolvedLane, step: number) => timeline.filter((entry) => entry.step <= step);

/** What of a change is live. */
function live(patch: Patch): Patch {
  const { lr, weight_decay } = patch.optimizer ?? {};
  const optimizer = { ...(lr !== undefined && { lr }), ...(weight_decay !== undefined && { weight_decay }) };
  const kept = { ...(patch.clip && { clip: patch.clip }), ...(Object.keys(optimizer).length > 0 && { optimizer }) };
  expect([...flatten(kept).keys()].filter((path) => !liveFields.includes(path))).toEqual([]);
  return kept;
}
