import { describe, expect, it } from "vitest";
import { resolve } from "../../../../src/experiment/comparison.ts";
import { scenarios } from "../../../../src/experiment/scenarios/index.ts";
import type { Comparison } from "../../../../src/experiment/schema.ts";
import { rowsOf } from "../../../../src/views/lab/controls/rows.ts";

const rowsFor = (comparison: Comparison) =>
  rowsOf(
    comparison,
    resolve(comparison).map(({ experiment }) => experiment),
  );

describe("rowsOf", () => {
  const rows = rowsFor(scenarios.opening.comparison);
  const row = (path: string) => rows.find((candidate) => candidate.path === path);

  it("gives one cell for all lanes where they share a setting", () => {
    expect(row("model.depth")).toMatchObject({ cells: [{ lane: null, value: 20 }], split: false });
  });

  it("gives a cell a lane where a lane has its own value", () => {
    expect(row("clip.mode")).toMatchObject({
      cells: [
        { lane: 0, value: "none" },
        { lane: 1, value: "norm" },
      ],
      split: true,
    });
  });

  it("puts what only one lane has behind the choice that brings it", () => {
    expect(row("clip.max_norm")).toMatchObject({ cells: [{ lane: 1, value: 100 }], split: false });
    const paths = rows.map(({ path }) => path);
    expect(paths.indexOf("clip.max_norm")).toBe(paths.indexOf("clip.mode") + 1);
  });

  it("tells what the first lane alone has before what the second one alone has", () => {
    const paths = rowsFor(scenarios.silent_freeze.comparison).map(({ path }) => path);
    expect(paths.slice(paths.indexOf("clip.mode"))).toEqual([
      "clip.mode",
      "clip.max_norm",
      "clip.norm_type",
      "clip.clip_value",
    ]);
  });

  it("lists every setting once, group by group", () => {
    const all = rowsFor(scenarios.init_too_large.comparison);
    const paths = all.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect([...new Set(all.map(({ group }) => group))]).toEqual(["network", "data", "training", "clipping"]);
    expect(all.map(({ group }) => group)).toEqual([...all].sort(byGroup).map(({ group }) => group));
  });
});

const order = ["network", "data", "training", "clipping"];
const byGroup = (a: { readonly group: string }, b: { readonly group: string }) =>
  order.indexOf(a.group) - order.indexOf(b.group);
