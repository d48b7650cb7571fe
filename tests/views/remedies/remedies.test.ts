// @vitest-environment jsdom
import { describe, expect, test, vi } from "vitest";
import { fakePool } from "../lab/fakePage.ts";

vi.mock("../../../src/runs/pool.ts", () => ({ HISTORY_BUDGET: 1e6, createPool: () => fakePool }));
const { canonical, resolve } = await import("../../../src/experiment/comparison.ts");
const { scenarios } = await import("../../../src/experiment/scenarios/index.ts");
const { pairsIn, textOf, withPair } = await import("../../../src/views/remedies/pairs.ts");
const { sorted } = await import("../../../src/views/remedies/sorted.ts");
const { baselineOf } = await import("../../../src/views/remedies/useRemedyGrid.ts");
type RemedyCard = import("../../../src/runs/remedyState.ts").RemedyCard;
type RemedyResult = import("../../../src/runs/remedyState.ts").RemedyResult;

const [lane] = resolve(canonical(scenarios.opening.comparison));
const card = (id: string, result: Partial<RemedyResult> | null): RemedyCard => ({
  id,
  codes: [],
  patch: {},
  experiment: lane?.experiment as RemedyCard["experiment"],
  run: null,
  progress: "done",
  steps: 120,
  result: result && { verdict: { kind: "survived" }, reason: null, finalLoss: 1, maxGradient: 1, ...result },
});
const ids = (cards: readonly RemedyCard[]) => cards.map(({ id }) => id).join(" ");

describe("pairs in an address", () => {
  test("are read as they are written; what is none is left out", () => {
    expect(pairsIn("")).toEqual([]);
    expect(pairsIn("he_init+adam,tanh+clip_by_norm")).toEqual([
      ["he_init", "adam"],
      ["tanh", "clip_by_norm"],
    ]);
    expect(pairsIn("he_init+adam+tanh,adam+adam,nonsense+adam,adam")).toEqual([]);
    expect(textOf(pairsIn("he_init+adam,tanh+clip_by_norm"))).toBe("he_init+adam,tanh+clip_by_norm");
  });

  test("a pair that is there is not there twice, whichever came first", () => {
    const pairs = pairsIn("he_init+adam");
    expect(withPair(pairs, ["adam", "he_init"])).toEqual(pairs);
    expect(withPair(pairs, ["adam", "tanh"])).toHaveLength(2);
  });
});

test("sorted: the baseline stays first, the helpless and the unfinished come last", () => {
  const cards = [
    card("baseline", { verdict: { kind: "exploded", step: 26, nan: false }, finalLoss: Number.NaN }),
    card("open", null),
    card("l2", { verdict: { kind: "exploded", step: 26, nan: true }, finalLoss: Number.NaN, maxGradient: 9 }),
    card("slow", { verdict: { kind: "slow" }, finalLoss: 0.3, maxGradient: 3 }),
    card("good", { finalLoss: 0.2, maxGradient: 5 }),
    card("best", { finalLoss: 0.1, maxGradient: 7 }),
  ];
  expect(sorted(cards, "given")).toBe(cards);
  expect(ids(sorted(cards, "verdict"))).toBe("baseline best good slow l2 open");
  expect(ids(sorted(cards, "loss"))).toBe("baseline best good slow l2 open");
  expect(ids(sorted(cards, "gradient"))).toBe("baseline slow good best l2 open");
});

test("the baseline is the first lane; remedies clip where the scenario’s clipped lane does", () => {
  expect(baselineOf(scenarios.opening.comparison)).toMatchObject({
    experiment: { clip: { mode: "none" } },
    max_norm: 100,
  });
  expect(baselineOf({ base: {}, lanes: [{ patch: {}, timeline: [] }] }).max_norm).toBe(1);
});
