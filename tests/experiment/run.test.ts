import { describe, expect, test } from "vitest";
import { columnOf } from "../../src/engine/quantities.ts";
import { MAX_TIMELINE, resolve } from "../../src/experiment/comparison.ts";
import { RefusedChangeError } from "../../src/experiment/refusedChangeError.ts";
import { createRun, type Run } from "../../src/experiment/run.ts";
import { scenarios } from "../../src/experiment/scenarios/index.ts";
import type { Patch, TimelineEntry } from "../../src/experiment/schema.ts";
import { validate } from "../../src/experiment/validate.ts";

const columns = ["loss", "clip_coef", "total_norm", "update_norm"] as const;

function smallRun(timeline: readonly TimelineEntry[] = []): Run {
  const small = validate({
    model: { depth: 2, hidden_features: 6 },
    data: { batch_size: 4 },
    optimizer: { name: "sgd", lr: 0.1 },
  });
  if (!small.ok) throw new Error("not valid");
  return createRun(small.value, timeline, columns);
}
function train(run: Run, steps: number): void {
  for (let k = 0; k < steps; k++) run.trainStep();
}
function loss(run: Run): number {
  return run.row[columnOf(run.layout, "loss")?.offset ?? -1] ?? Number.NaN;
}

describe("a run", () => {
  test("makes the timeline's changes when their step comes, whatever their order", () => {
    const timeline: TimelineEntry[] = [
      { step: 5, patch: { clip: { mode: "value", clip_value: 0.01 } } },
      { step: 2, patch: { optimizer: { lr: 0 } } },
    ];
    const [plain, changing] = [smallRun(), smallRun(timeline)];
    train(plain, 2);
    train(changing, 1);
    expect(changing.experiment.optimizer.lr).toBe(0.1);
    train(changing, 1);
    expect(changing.hash()).toBe(plain.hash());
    const before = changing.readTensor("linear1.weight");
    train(changing, 1);
    expect(changing.experiment.optimizer.lr).toBe(0);
    expect(changing.readTensor("linear1.weight")).toEqual(before);
    train(changing, 3);
    expect(changing.experiment.clip).toEqual({ mode: "value", clip_value: 0.01 });
  });

  test("gives the entry with which a change made by hand happens again", () => {
    const live = smallRun();
    train(live, 3);
    const entry = live.patch({ clip: { mode: "norm", max_norm: 0.01 } });
    expect(entry).toEqual({ step: 3, patch: { clip: { mode: "norm", max_norm: 0.01 } } });
    train(live, 4);
    const replayed = smallRun([entry]);
    train(replayed, 7);
    expect(replayed.hash()).toBe(live.hash());
    expect(loss(replayed)).toBe(loss(live));
    const plain = smallRun();
    train(plain, 7);
    expect(plain.hash()).not.toBe(live.hash());
  });

  test("keeps one change a step, and none that changes nothing", () => {
    const later = { step: 9, patch: { optimizer: { lr: 0.1 } } };
    const run = smallRun([later]);
    train(run, 3);
    for (const lr of [0.2, 0.3, 0.4]) run.patch({ optimizer: { lr } });
    run.patch({ clip: { mode: "norm", max_norm: 2 } });
    expect(run.timeline).toEqual([
      { step: 3, patch: { optimizer: { lr: 0.4 }, clip: { mode: "norm", max_norm: 2 } } },
      later,
    ]);
    run.patch({ optimizer: { lr: 0.1 }, clip: { mode: "none" } });
    expect(run.timeline).toEqual([later]);
    expect(run.experiment.clip).toEqual({ mode: "none" });
  });

  test("refuses the change that no file would hold, and goes on as before", () => {
    const timeline = Array.from({ length: MAX_TIMELINE }, (_, k) => ({
      step: k + 5,
      patch: { optimizer: { lr: k + 1 } },
    }));
    const run = smallRun(timeline);
    train(run, 3);
    expect(() => run.patch({ optimizer: { lr: 0.5 } })).toThrow(RefusedChangeError);
    expect(run.timeline).toEqual(timeline);
    expect(run.experiment.optimizer.lr).toBe(0.1);
    train(run, 2);
    run.patch({ optimizer: { lr: 0.5 } });
    expect(run.timeline).toHaveLength(MAX_TIMELINE);
    expect(run.timeline[0]).toEqual({ step: 5, patch: { optimizer: { lr: 0.5 } } });
  });

  test.each([{ optimizer: { lr: -5 } }, { optimizer: { lr: "abc" } }, { clip: { max_norm: 3 } }, { clip: null }])(
    "refuses %j, and says what is wrong with it",
    (patch) => {
      const run = smallRun();
      expect(() => run.patch(patch as Patch)).toThrow(RefusedChangeError);
      expect(run.timeline).toEqual([]);
    },
  );

  test("refuses to change what does not change while a network trains", () => {
    expect(() => smallRun().patch({ model: { depth: 3 } })).toThrow(/depth/);
    expect(() => smallRun().patch({ optimizer: { name: "adam" } })).toThrow(/adam/);
    expect(() => smallRun([{ step: 1, patch: { seed: 3 } }])).toThrow(/seed/);
  });
});

test("the opening explodes in lane A two or three steps after the bad batch of step 24, and trains on in lane B", () => {
  const [a, b] = resolve(scenarios.opening.comparison).map(({ experiment, timeline }) =>
    createRun(experiment, timeline, columns),
  );
  if (!a || !b) throw new Error("the opening has two lanes");
  train(a, 30);
  train(b, 30);
  const steps = Object.values(a.firstNonfinite).flatMap((mark) => (mark ? [mark.step] : []));
  expect(Math.min(...steps)).toBeGreaterThanOrEqual(25);
  expect(Math.min(...steps)).toBeLessThanOrEqual(28);
  expect(Object.values(b.firstNonfinite).every((mark) => mark === null)).toBe(true);
});
