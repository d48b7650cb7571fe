import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { planSweep } from "../../src/cli/sweep/plan.ts";
import { trainRun } from "../../src/cli/sweep/trainRun.ts";
import { theoryGrowth } from "../../src/diagnosis/growth.ts";
import { predictFactors } from "../../src/engine/theory/predictFactors.ts";
import { experimentOf } from "../../src/experiment/flat.ts";
import { medianOf, NETWORKS } from "./meanFieldMeasured.ts";
import { plainRows } from "./meanFieldRows.ts";
import { testTable } from "./meanFieldTable.ts";

const tanh = (depth: number, sigma_w: number) => ({
  steps: 1,
  model: { depth, hidden_features: 64, in_features: 10, activation: "tanh" },
  init: { scheme: "scaled_normal", sigma_w },
  data: { batch_size: 64 },
  optimizer: { name: "sgd", lr: 0 },
});

/** What is read of a run's line. */
interface SweepLine {
  readonly over: { readonly "init.sigma_w": number };
  readonly growth: number;
}

/** Where growth, linear between neighbours, passes 1. */
function crossing(points: readonly { readonly sigma_w: number; readonly growth: number }[]): number {
  const above = points.findIndex(({ growth }) => growth >= 1);
  const [low, high] = [points[above - 1], points[above]];
  if (low === undefined || high === undefined) throw new Error("growth does not pass 1");
  const share = Math.log(1 / low.growth) / Math.log(high.growth / low.growth);
  return low.sigma_w + share * (high.sigma_w - low.sigma_w);
}

/** What theory says of tanh networks of that depth, to 1e-3. */
function predictedCrossing(depth: number): number {
  const grid = Array.from({ length: 40 }, (_, i) => 0.95 + i / 80);
  const growthAt = (sigma_w: number) =>
    theoryGrowth(predictFactors(experimentOf(tanh(depth, sigma_w) as Parameters<typeof experimentOf>[0])));
  return crossing(grid.map((sigma_w) => ({ sigma_w, growth: growthAt(sigma_w) ?? Number.NaN })));
}

describe("tanh passes from vanishing to exploding where theory says", () => {
  const directory = mkdtempSync(join(tmpdir(), "mean-field-"));
  afterAll(() => rmSync(directory, { recursive: true }));

  it("comes to σ_w = 1 with depth", () => {
    const [at20, at50, at100] = [20, 50, 100].map(predictedCrossing) as [number, number, number];
    expect(at20).toBeGreaterThan(at50);
    expect(at50).toBeGreaterThan(at100);
    expect(at100).toBeGreaterThan(1);
    expect(at100).toBeLessThan(1.12);
  });

  it("at depth 20, measured by a sweep", { timeout: 600_000 }, async () => {
    const file = join(directory, "tanh.json");
    writeFileSync(file, JSON.stringify(tanh(20, 1)));
    const over = ["init.sigma_w=0.9..1.5:0.1"];
    const { grid } = await planSweep([file], { over, seeds: `${NETWORKS}` }, new AbortController().signal);
    const growths = new Map<number, number[]>();
    for (let i = 0; i < grid.length; i++) {
      const { over, growth } = JSON.parse(trainRun(grid.runAt(i))) as SweepLine;
      const sigma_w = over["init.sigma_w"];
      growths.set(sigma_w, [...(growths.get(sigma_w) ?? []), growth]);
    }
    const points = [...growths].map(([sigma_w, group]) => ({ sigma_w, growth: medianOf(group) }));
    // Three standard errors of the median of 20 networks, 1.25·0.018/√20, at the slope of 0.27 in ln growth.
    expect(Math.abs(crossing(points) - predictedCrossing(20))).toBeLessThan(0.06);
  });
});

testTable("plain", plainRows);
