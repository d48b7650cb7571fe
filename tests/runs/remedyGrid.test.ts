import { afterAll, describe, expect, test } from "vitest";
import { bestConstantOf } from "../../src/diagnosis/bestConstant.ts";
import { diagnosisColumns } from "../../src/diagnosis/diagnosisColumns.ts";
import { finalLoss } from "../../src/diagnosis/finalLoss.ts";
import { cardCodes } from "../../src/diagnosis/remedies/cards.ts";
import { createRowRecord } from "../../src/diagnosis/rowRecord.ts";
import { verdict } from "../../src/diagnosis/verdict.ts";
import { fastestBackend } from "../../src/engine/kernels/simd/simdKernels.ts";
import { resolve } from "../../src/experiment/comparison.ts";
import { experimentOf } from "../../src/experiment/flat.ts";
import { createRun } from "../../src/experiment/run.ts";
import { scenarios } from "../../src/experiment/scenarios/index.ts";
import type { Experiment } from "../../src/experiment/schema.ts";
import { pageClock } from "../../src/runs/clock.ts";
import { startMainThreadWorker } from "../../src/runs/mainThreadWorker.ts";
import { createPool } from "../../src/runs/pool.ts";
import { createRemedyGrid } from "../../src/runs/remedyGrid.ts";
import type { RemedyGrid } from "../../src/runs/remedyState.ts";

const pool = createPool({ startWorker: startMainThreadWorker, size: 2 });
afterAll(() => pool.dispose());

const gridOf = (experiment: Experiment, steps: number, max_norm = 100, workers = 2) =>
  createRemedyGrid({ pool, clock: pageClock, experiment, steps, max_norm, workers });
const cardsOf = (grid: RemedyGrid) => grid.store.getState().cards;
const show = (grid: RemedyGrid) => {
  for (const { id } of cardsOf(grid)) grid.setVisible(id, true);
};

function settled(grid: RemedyGrid, ids = cardsOf(grid).map(({ id }) => id)): Promise<void> {
  return new Promise((done) => {
    const look = () => {
      const open = cardsOf(grid).filter(
        ({ id, progress }) => ids.includes(id) && !["done", "failed"].includes(progress),
      );
      if (open.length === 0) {
        stop();
        done();
      }
    };
    const stop = grid.store.subscribe(look);
    look();
  });
}

/** The same run without pool, worker or history. */
function headless(experiment: Experiment, steps: number) {
  const run = createRun(experiment, [], diagnosisColumns, fastestBackend());
  const recorded = createRowRecord(run.layout, steps);
  for (let step = 0; step < steps; step++) {
    run.trainStep();
    recorded.push(run.row);
  }
  const came = verdict(recorded, run.firstNonfinite, bestConstantOf(experiment));
  return { verdict: came, finalLoss: came.kind === "exploded" ? Number.NaN : finalLoss(recorded, steps) };
}

const small = experimentOf({
  model: { kind: "mlp", in_features: 1, hidden_features: 8, depth: 6, activation: "relu" },
  init: { scheme: "scaled_normal", sigma_w: 3 },
  data: { source: "sine", mode: "stream", batch_size: 8 },
  optimizer: { name: "sgd", lr: 0.1 },
});

describe("the opening experiment under every remedy", () => {
  test("the grid’s verdicts are those of the same runs done headless, and some remedies do not help", async () => {
    const [lane] = resolve(scenarios.opening.comparison);
    if (lane === undefined) throw new Error("no lane");
    const grid = gridOf(lane.experiment, lane.experiment.steps);
    show(grid);
    await settled(grid);
    const all = cardsOf(grid);
    expect(all).toHaveLength(1 + cardCodes.length);
    for (const { id, experiment, result } of all) {
      const { verdict: came, finalLoss: loss } = headless(experiment, lane.experiment.steps);
      expect({ id, verdict: result?.verdict, loss: result?.finalLoss }).toEqual({ id, verdict: came, loss });
    }
    const kindOf = (id: string) => all.find((each) => each.id === id)?.result?.verdict.kind;
    expect(kindOf("baseline")).toBe("exploded");
    expect(kindOf("clip_by_norm")).toBe("survived");
    for (const helpless of ["l2", "warmup", "residual_plain"]) expect(kindOf(helpless)).toBe("exploded");
    for (const { result } of all) expect(result?.reason === null).toBe(result?.verdict.kind === "survived");
    expect(all.find(({ id }) => id === "l2")?.result?.reason).toEqual({
      code: "decay_is_slow",
      steps: 1 / (6e-6 * 0.1),
    });
    grid.dispose();
  });
});

describe("taking turns", () => {
  test("what nobody sees waits; as many as there are workers train at once", async () => {
    const grid = gridOf(small, 5, 1, 1);
    expect(cardsOf(grid).every(({ progress }) => progress === "waiting")).toBe(true);
    const most = { training: 0 };
    grid.store.subscribe(({ cards }) => {
      most.training = Math.max(most.training, cards.filter(({ progress }) => progress === "training").length);
    });
    for (const id of ["baseline", "adam"]) grid.setVisible(id, true);
    await settled(grid, ["baseline", "adam"]);
    expect(most.training).toBe(1);
    expect(cardsOf(grid).find(({ id }) => id === "tanh")?.progress).toBe("waiting");
    grid.dispose();
  });

  test("paused nothing begins; it goes on, and all over again, with the same results", async () => {
    const grid = gridOf(small, 5, 1);
    grid.pause();
    show(grid);
    expect(cardsOf(grid).every(({ run }) => run === null)).toBe(true);
    grid.play();
    await settled(grid);
    const before = cardsOf(grid).map(({ result }) => result);
    grid.restart();
    await settled(grid);
    expect(cardsOf(grid).map(({ result }) => result)).toEqual(before);
    grid.dispose();
  });
});

describe("pairs", () => {
  test("both at once; what sets the same field is no pair, and what was trained is kept", async () => {
    const grid = gridOf(small, 5, 1);
    show(grid);
    await settled(grid);
    const [baseline] = cardsOf(grid);
    grid.setPairs([
      ["adam", "he_init"],
      ["adam", "rmsprop"],
    ]);
    expect(cardsOf(grid)[0]).toBe(baseline);
    const pair = cardsOf(grid).at(-1);
    expect(pair).toMatchObject({ id: "adam+he_init", progress: "waiting" });
    expect(pair?.experiment).toMatchObject({ optimizer: { name: "adam" }, init: { scheme: "kaiming_normal" } });
    grid.setVisible("adam+he_init", true);
    await settled(grid);
    expect(cardsOf(grid).at(-1)?.result?.verdict.kind).toBeDefined();
    grid.setPairs([]);
    expect(cardsOf(grid).at(-1)?.codes).toHaveLength(1);
    grid.dispose();
  });
});
