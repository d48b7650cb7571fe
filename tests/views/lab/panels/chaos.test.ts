import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createRowRecord, type RowRecord } from "../../../../src/diagnosis/rowRecord.ts";
import { fastestBackend } from "../../../../src/engine/kernels/simd/simdKernels.ts";
import { experimentOf } from "../../../../src/experiment/flat.ts";
import { createRun } from "../../../../src/experiment/run.ts";
import type { Patch } from "../../../../src/experiment/schema.ts";
import { parting, TWIN_STEPS } from "../../../../src/views/lab/panels/story/parting.ts";

const folder = join(import.meta.dirname, "../../../fixtures/oracle");

/** A recorded run of PyTorch, and how far its own figures are apart from one matrix product's code to another. */
interface Case {
  readonly config: Patch & { readonly steps: number };
  readonly tolerance: { readonly spread_loss: readonly number[]; readonly spread_total_norm: readonly number[] };
}

const cases = readdirSync(folder).map((file): [string, Case] => [
  file.replace(".json", ""),
  JSON.parse(readFileSync(join(folder, file), "utf8")),
]);

/** The first step at which PyTorch differs from PyTorch by more than a thousandth; −1: none. */
function partingOfPyTorch({ spread_loss, spread_total_norm }: Case["tolerance"]): number {
  return spread_loss.findIndex((spread, step) => spread > 1e-3 || (spread_total_norm[step] ?? 0) > 1e-3);
}

/** How far it comes apart at most. Between a thousandth and a hundredth either answer may be given. */
const spreadOfPyTorch = ({ spread_loss, spread_total_norm }: Case["tolerance"]) =>
  Math.max(...spread_loss, ...spread_total_norm);

function partingOfTwins({ config }: Case): number {
  const [one, other] = [false, true].map((nudged): RowRecord => {
    const run = createRun(experimentOf(config), [], ["loss", "total_norm_f64"], fastestBackend(), 0, nudged);
    const record = createRowRecord(run.layout);
    for (let step = 0; step < Math.min(config.steps, TWIN_STEPS) && !run.parameterIsNaN; step++) {
      run.trainStep();
      record.push(run.row);
    }
    return record;
  });
  const chaos = parting(one ?? null, other ?? null);
  return chaos?.kind === "parts" ? chaos.step : -1;
}

describe("a twin whose weights differ in their last bit", () => {
  const chaotic = cases.filter(([, { tolerance }]) => spreadOfPyTorch(tolerance) > 1e-2);
  const sound = cases.filter(([, { tolerance }]) => spreadOfPyTorch(tolerance) < 1e-3);

  it.each(chaotic)("parts within 3 steps of where PyTorch parts from itself: %s", (_, recorded) => {
    const step = partingOfTwins(recorded);
    expect(step).toBeGreaterThanOrEqual(0);
    expect(Math.abs(step - partingOfPyTorch(recorded.tolerance))).toBeLessThanOrEqual(3);
  });

  it.each(sound)("stays together where PyTorch does: %s", (_, recorded) => {
    expect(partingOfTwins(recorded)).toBe(-1);
  });
});
