import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { printedColumnsOf } from "../../../src/cli/lines.ts";
import { fastestBackend } from "../../../src/engine/kernels/simd/simdKernels.ts";
import { columnOf, type Quantity, quantities } from "../../../src/engine/quantities.ts";
import { createTrainer, type Trainer } from "../../../src/engine/trainer.ts";
import { experimentOf } from "../../../src/experiment/flat.ts";
import { disagreements, horizon, nonfiniteDisagreements, type OracleCase, type ReadFigure } from "./acceptance.ts";

/** PyTorch does not agree with itself from the first step on: only names, order and initialization are compared. */
const chaotic = new Set(["depth50_tanh_chaos_clip"]);

const folder = join(import.meta.dirname, "../../fixtures/oracle");
const cases = readdirSync(folder).map((file): [string, OracleCase] => [
  file.replace(".json", ""),
  JSON.parse(readFileSync(join(folder, file), "utf8")),
]);

function readerOf({ layout, row }: Trainer): ReadFigure {
  return (quantity, name) => {
    const column = columnOf(layout, quantity as Quantity);
    if (column === undefined) throw new Error(`${quantity} is not recorded`);
    const axis = quantities[column.quantity];
    const place = axis === "step" ? 0 : layout.axes[axis].indexOf(name ?? "");
    return row[column.offset + place] as number;
  };
}

describe("a run gives PyTorch's figures, as far as PyTorch agrees with itself", () => {
  it("in 51 cases, 10 of them recurrent", () => {
    expect(cases.length).toBe(51);
    expect(cases.filter(([, { expected }]) => expected.hidden_grad_norm !== undefined).length).toBe(10);
  });

  it.each(cases)("%s", (name, oracle) => {
    const experiment = experimentOf(oracle.config);
    const trainer = createTrainer(experiment, printedColumnsOf(experiment), fastestBackend());
    expect(trainer.layout.axes.parameter).toEqual(Object.keys(oracle.expected.param));
    const read = readerOf(trainer);
    const until = horizon(oracle);
    expect(until === 0).toBe(chaotic.has(name));
    for (let t = 0; t < Math.max(1, until); t++) {
      trainer.trainStep();
      if (t < until) expect(disagreements(oracle, t, read)).toEqual([]);
      if (t > 0) continue;
      for (const [parameter, { weight_norm }] of Object.entries(oracle.expected.param)) {
        const expected = Number(weight_norm[0]);
        expect(Math.abs(read("weight_norm", parameter) - expected)).toBeLessThanOrEqual(1e-5 * expected + 1e-6);
      }
    }
    expect(nonfiniteDisagreements(oracle, trainer.firstNonfinite, until)).toEqual([]);
  });
});
