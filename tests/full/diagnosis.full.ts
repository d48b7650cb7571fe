import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Cause, causes } from "../../src/diagnosis/causes.ts";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import { recordedRun } from "../diagnosis/diagnosed.ts";
import { confusionTable, recall } from "../diagnosis/grids/confusion.ts";
import { gridOf } from "../diagnosis/grids/grid.ts";
import { holdout } from "../diagnosis/grids/sizes.ts";

/** Experiments of each cause. */
const EACH = 30;
const doc = new URL("../../docs/DIAGNOSIS.md", import.meta.url);
const tableInDoc = /\| made as[\s\S]*?\| all .*\|/;
/** Causes that leave no run with an Inf or a NaN. */
const harmless: readonly Cause[] = ["healthy", "vanishing", "slow"];

const judged = gridOf(holdout, EACH).map(({ cause, patch }) => {
  const { cause: diagnosed, outcome } = diagnose(recordedRun(patch));
  return { made: cause, diagnosed, outcome, name: patch.name };
});

describe(`diagnosis of ${judged.length} runs whose cause is known from their making`, () => {
  it.each(causes)("%s is recognized in 9 of 10", (cause) => {
    const wrong = judged.filter(({ made, diagnosed }) => made === cause && diagnosed !== cause);
    expect(judged.filter(({ made }) => made === cause).length).toBeGreaterThanOrEqual(20);
    expect(recall(judged, cause), JSON.stringify(wrong)).toBeGreaterThanOrEqual(0.9);
  });

  it("every run that is not finite has a cause", () => {
    const nonfinite = judged.filter(({ outcome }) => outcome === "nonfinite");
    expect(nonfinite.length).toBeGreaterThan(50);
    expect(nonfinite.filter(({ diagnosed }) => harmless.includes(diagnosed))).toEqual([]);
  });

  it("is what docs/DIAGNOSIS.md says (DIAGNOSIS_TABLE=write puts it there)", () => {
    const table = confusionTable(judged);
    const text = readFileSync(doc, "utf8");
    if (process.env.DIAGNOSIS_TABLE === "write") {
      writeFileSync(doc, text.replace(tableInDoc, table));
      return;
    }
    expect(tableInDoc.exec(text)?.[0]).toBe(table);
  });
});
