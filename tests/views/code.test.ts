import { describe, expect, it } from "vitest";
import { scenarios } from "../../src/experiment/scenarios/index.ts";
import { exported } from "../../src/views/code/exported.ts";
import { highlight } from "../../src/views/code/highlight.ts";

const kindsOf = (source: string) =>
  highlight(source).flatMap(({ text, kind }) => (kind === null ? [] : [`${kind} ${text}`]));

describe("the highlighted source", () => {
  it.each(Object.values(scenarios))("is the source again when its tokens are joined: $id", ({ comparison, id }) => {
    const { script } = exported(comparison, id, null);
    const tokens = highlight(script);
    expect(tokens.map(({ text }) => text).join("")).toBe(script);
    expect(tokens.filter(({ text }) => text === "")).toEqual([]);
  });

  it("tells comments, strings, numbers, keywords and calls", () => {
    expect(kindsOf('for step in range(120):  # "no string"')).toEqual([
      "keyword for",
      "keyword in",
      "call range",
      "number 120",
      'comment # "no string"',
    ]);
    expect(kindsOf('print(f"loss {loss:.6g}")')).toEqual(["call print", 'string f"loss {loss:.6g}"']);
    expect(kindsOf("lr = 6e-06 * forward")).toEqual(["number 6e-06"]);
  });
});

describe("the notebook", () => {
  it.each(Object.values(scenarios))("holds the code of one lane: $id", ({ comparison, id }) => {
    const { notebook } = exported(comparison, id, 0);
    const { nbformat, cells } = JSON.parse(notebook);
    expect(nbformat).toBe(4);
    const code = cells.filter((cell: { cell_type: string }) => cell.cell_type === "code");
    const source = code.flatMap((cell: { source: string[] }) => cell.source).join("\n");
    for (const line of ["import torch", "torch.manual_seed(", "loss.backward()", "optimizer.step()"]) {
      expect(source).toContain(line);
    }
  });
});
