import { describe, expect, test } from "vitest";
import { growthPerLayer, theoryGrowth } from "../../src/diagnosis/growth.ts";
import { edgeOfMap, meanFactor } from "../../src/diagnosis/mapEdge.ts";
import { hiddenAt } from "../../src/diagnosis/recorded.ts";
import { createRowRecord } from "../../src/diagnosis/rowRecord.ts";
import { fastestBackend } from "../../src/engine/kernels/simd/simdKernels.ts";
import { predictFactors } from "../../src/engine/theory/predictFactors.ts";
import { experimentOf } from "../../src/experiment/flat.ts";
import { axisValues, cellExperiment, type MapPlan } from "../../src/experiment/mapPlan.ts";
import { createRun } from "../../src/experiment/run.ts";
import type { Experiment } from "../../src/experiment/schema.ts";

describe("the contour of a map", () => {
  test("lies between the neighbours, by the logarithm", () => {
    const factors = [
      [0.5, 0.5, 2, 4],
      [0.25, 0.5, 0.9, 0.9],
      [2, 0.5, 0.5, 2],
    ];
    expect(edgeOfMap(4, 3, (column, row) => factors[row]?.[column] ?? null)).toEqual([
      { x: 1.5, y: 0 },
      { x: 0.5, y: 2 },
      { x: 2.5, y: 2 },
    ]);
  });

  test("cells that are not there, or without a factor, are passed over", () => {
    const row = [0.5, null, Number.POSITIVE_INFINITY, 2];
    expect(edgeOfMap(4, 1, (column) => row[column] ?? null)).toEqual([{ x: 1.5, y: 0 }]);
  });

  test("of several networks the geometric mean", () => {
    expect(meanFactor([0.5, 2])).toBeCloseTo(1, 12);
    expect(meanFactor([])).toBeNull();
    expect(meanFactor([1, null])).toBeNull();
  });
});

/** tanh, 20 layers of 64: where one network neither grows nor shrinks its error signal, over σ_w. */
describe("the measured contour growth = 1 for tanh", () => {
  const base = experimentOf({
    model: { kind: "mlp", in_features: 64, hidden_features: 64, depth: 20, out_features: 1, activation: "tanh" },
    init: { scheme: "scaled_normal", sigma_w: 1 },
    data: { source: "teacher", mode: "stream", batch_size: 64 },
  });
  const plan: MapPlan = {
    base,
    x: { path: "init.sigma_w", values: axisValues("init.sigma_w", 0.8, 2, 13) },
    y: { path: "model.depth", values: [20] },
    seeds: 3,
    steps: 1,
  };
  const measured = (experiment: Experiment) => {
    const run = createRun(experiment, [], ["hidden_grad_norm_f64"], fastestBackend());
    const recorded = createRowRecord(run.layout, 1);
    run.trainStep();
    recorded.push(run.row);
    return growthPerLayer(hiddenAt(recorded, "hidden_grad_norm_f64", 0));
  };
  const cells = plan.x.values.map((_, column) =>
    Array.from({ length: plan.seeds }, (__, seed) => cellExperiment(plan, column, seed) as Experiment),
  );
  const theory = cells.map(([experiment]) => theoryGrowth(predictFactors(experiment as Experiment)));

  test("lies in the band of ±6 % around the theoretical edge", () => {
    const growths = cells.map((seeds) => meanFactor(seeds.map(measured)));
    const [edge, ...more] = edgeOfMap(plan.x.values.length, 1, (column) => growths[column] ?? null);
    expect(more).toEqual([]);
    const [predicted] = edgeOfMap(plan.x.values.length, 1, (column) => theory[column] ?? null);
    if (edge === undefined || predicted === undefined) throw new Error("no edge");
    // What theory predicts where the measured contour is: 1 within the band.
    const [left, right] = [theory[Math.floor(edge.x)] as number, theory[Math.ceil(edge.x)] as number];
    const there = left * (right / left) ** (edge.x - Math.floor(edge.x));
    expect(there).toBeGreaterThan(1 / 1.06);
    expect(there).toBeLessThan(1.06);
    expect(Math.abs(edge.x - predicted.x)).toBeLessThan(1);
  });

  test("each network over the whole range lies in the band of its own prediction", () => {
    for (const [column, seeds] of cells.entries()) {
      for (const experiment of seeds) {
        const ratio = (measured(experiment) as number) / (theory[column] as number);
        // ±6 % holds for 95 of 100 networks; all of 39 lie within ±10 %.
        expect(Math.abs(Math.log(ratio))).toBeLessThan(0.1);
      }
    }
  });
});
