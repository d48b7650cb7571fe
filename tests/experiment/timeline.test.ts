import { describe, expect, test } from "vitest";
import { memoryNeeded } from "../../src/engine/trainer.ts";
import { decode } from "../../src/experiment/address/decode.ts";
import { MAX_TIMELINE, resolve } from "../../src/experiment/comparison.ts";
import { experimentOf } from "../../src/experiment/flat.ts";
import type { Problem } from "../../src/experiment/problem.ts";
import type { Patch, TimelineEntry } from "../../src/experiment/schema.ts";
import { forked, isTimelinePatch, timelineFields } from "../../src/experiment/timeline.ts";
import { validateComparison } from "../../src/experiment/validateComparison.ts";

function problemsOf(base: Patch, timeline: readonly { step: number; patch: unknown }[]): readonly Problem[] {
  const read = validateComparison({ v: 1, base, lanes: [{ timeline }] }, memoryNeeded);
  return read.ok ? [] : read.problems;
}

test("a timeline may change the optimizer and what is live, and nothing else", () => {
  expect(isTimelinePatch({ optimizer: { name: "sgd", momentum: 0.5, warmup_steps: 3 }, clip: { mode: "norm" } })).toBe(
    true,
  );
  for (const patch of [{ seed: 1 }, { model: { depth: 1 } }, { data: { batch_size: 3 } }, { loss: "mse" }] as Patch[]) {
    expect(isTimelinePatch(patch)).toBe(false);
  }
  expect(timelineFields.filter((path) => !/^(optimizer|clip)\./.test(path))).toEqual([]);
});

describe("a file's timeline", () => {
  test("may have another optimizer from a step on", () => {
    expect(problemsOf({}, [{ step: 3, patch: { optimizer: { name: "sgd", momentum: 0.9 } } }])).toEqual([]);
  });

  test("is checked for what stands at each change", () => {
    expect(
      problemsOf({ optimizer: { name: "sgd" } }, [
        { step: 9, patch: { optimizer: { nesterov: true } } },
        { step: 3, patch: { optimizer: { momentum: 0.9 } } },
      ]),
    ).toEqual([]);
    const [wrong] = problemsOf({ optimizer: { name: "sgd" } }, [
      { step: 9, patch: { optimizer: { momentum: 0.9 } } },
      { step: 3, patch: { optimizer: { nesterov: true } } },
    ]);
    expect(wrong).toMatchObject({ path: "lanes[0].timeline[1].patch.optimizer.momentum", code: "contradiction" });
  });

  test("may pass through what is refused within one step", () => {
    expect(
      problemsOf({ optimizer: { name: "sgd" } }, [
        { step: 3, patch: { optimizer: { nesterov: true } } },
        { step: 3, patch: { optimizer: { momentum: 0.9 } } },
      ]),
    ).toEqual([]);
  });

  test("is refused with the change that takes too much memory", () => {
    // 80 MB of weights: with their gradients and a copy 240, with the moments of Adam 400, with RMSprop's three 640.
    const base: Patch = {
      model: { depth: 80, hidden_features: 512 },
      data: { batch_size: 4 },
      optimizer: { name: "sgd" },
    };
    const [problem] = problemsOf(base, [
      { step: 3, patch: { optimizer: { lr: 2 } } },
      { step: 5, patch: { optimizer: { name: "adam" } } },
      { step: 7, patch: { optimizer: { name: "rmsprop", momentum: 0.9, centered: true } } },
    ]);
    expect(problem).toMatchObject({ path: "lanes[0].timeline[2].patch.optimizer.name", code: "memory" });
    expect(problemsOf(base, [{ step: 5, patch: { optimizer: { name: "adam" } } }])).toEqual([]);
  });
});

describe("an address", () => {
  const known = { views: ["lab"], languages: ["en"] };

  test("loses the change with which the lane cannot be, and is told so", () => {
    const { state, notices } = decode(
      "#v=1&lanes=1&optimizer.name=sgd&a.t4.optimizer.lr=2&a.t7.optimizer.nesterov=true&a.t9.clip.mode=norm",
      known,
    );
    expect(resolve(state.comparison)[0]?.timeline).toEqual([
      { step: 4, patch: { optimizer: { lr: 2 } } },
      { step: 9, patch: { clip: { mode: "norm" } } },
    ]);
    expect(notices).toMatchObject([{ kind: "address_replaced", fields: ["a.t7.optimizer.nesterov"] }]);
  });

  test("has no change of the architecture", () => {
    const { state, notices } = decode("#v=1&lanes=1&a.t4.model.depth=2", known);
    expect(state.comparison.lanes[0]?.timeline).toEqual([]);
    expect(notices).toMatchObject([{ kind: "address_ignored", fields: ["a.t4.model.depth"] }]);
  });
});

describe("a fork of a lane", () => {
  const experiment = experimentOf({});
  const timeline: TimelineEntry[] = [
    { step: 9, patch: { optimizer: { lr: 2 } } },
    { step: 3, patch: { clip: { mode: "norm" } } },
    { step: 5, patch: { optimizer: { lr: 3 } } },
  ];

  test("keeps the past, the step itself included, one change a step", () => {
    expect(forked({ experiment, timeline }, 5, { optimizer: { eps: 1 } }).timeline).toEqual([
      { step: 3, patch: { clip: { mode: "norm" } } },
      { step: 5, patch: { optimizer: { lr: 3, eps: 1 } } },
    ]);
    expect(forked({ experiment, timeline }, 2, { optimizer: { name: "sgd" } }).timeline).toEqual([
      { step: 2, patch: { optimizer: { name: "sgd" } } },
    ]);
  });

  test("with a change of nothing is the past alone", () => {
    expect(forked({ experiment, timeline }, 4, { clip: { max_norm: 1 } }).timeline).toEqual([
      { step: 3, patch: { clip: { mode: "norm" } } },
    ]);
  });

  test("throws where a timeline has no room", () => {
    const full = Array.from({ length: MAX_TIMELINE }, (_, k) => ({ step: k, patch: { optimizer: { lr: k + 1 } } }));
    expect(() => forked({ experiment, timeline: full }, 999, { optimizer: { lr: 0.5 } })).toThrow(
      "refused: timeline = 257 (range)",
    );
    expect(forked({ experiment, timeline: full }, 3, { optimizer: { lr: 0.5 } }).timeline).toHaveLength(4);
  });
});
