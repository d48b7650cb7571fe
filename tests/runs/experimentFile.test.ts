import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonical, resolve } from "../../src/experiment/comparison.ts";
import { scenarios } from "../../src/experiment/scenarios/index.ts";
import type { Comparison } from "../../src/experiment/schema.ts";
import { MOST_MEGABYTES, readExperimentFile } from "../../src/runs/experimentFile.ts";
import { runJson } from "../../src/runs/runJson.ts";
import { comparison as anyComparison } from "../experiment/arbitraries.ts";

const file = (...parts: BlobPart[]) => new Blob(parts);
const lines = (comparison: Comparison) =>
  resolve(comparison)
    .map(({ experiment, timeline }, k) =>
      [
        { type: "start", lane: "AB"[k], experiment, ...(timeline.length > 0 && { timeline }), parameters: [] },
        { type: "step", lane: "AB"[k], step: 0, loss: "NaN" },
        { type: "end", steps: 1 },
      ]
        .map((line) => `${JSON.stringify(line)}\n`)
        .join(""),
    )
    .join("");
const kindOf = async (content: BlobPart) => {
  const read = await readExperimentFile(file(content));
  return read.ok ? "opened" : read.problem.kind;
};

describe("a file that is ours", () => {
  it("of a comparison opens it, whichever it is", async () => {
    await fc.assert(
      fc.asyncProperty(anyComparison, async (comparison) => {
        const read = await readExperimentFile(file(JSON.stringify({ v: 1, ...comparison })));
        expect(read.ok || read.problem).toEqual(comparison.lanes.length > 4 ? { kind: "too_many" } : true);
        if (read.ok) expect(resolve(read.value)).toEqual(resolve(canonical(comparison)));
      }),
      { numRuns: 30 },
    );
  });

  it("of an experiment opens it in one lane", async () => {
    const read = await readExperimentFile(file(JSON.stringify({ model: { kind: "mlp", depth: 3 }, seed: 7 })));
    expect(read.ok && resolve(read.value).map(({ experiment }) => experiment.seed)).toEqual([7]);
  });

  it("of a run that the page saved opens its comparison", async () => {
    const { comparison } = scenarios.opening;
    const text = runJson({ seed: 1, version: "0.1.0", link: "", comparison, lanes: [] }).join("");
    const read = await readExperimentFile(file(text));
    expect(read.ok && resolve(read.value)).toEqual(resolve(canonical(comparison)));
  });

  it("of lines that the command has printed opens the experiments of all lanes, for every scenario", async () => {
    for (const { comparison } of Object.values(scenarios)) {
      if (comparison.lanes.length > 2) continue;
      const read = await readExperimentFile(file(lines(comparison)));
      expect(read.ok && resolve(read.value)).toEqual(resolve(canonical(comparison)));
    }
  });
});

describe("any other file", () => {
  it.each([
    ["", "not_json"],
    ["hello", "not_json"],
    ["{}", "not_ours"],
    ["[1, 2]", "not_ours"],
    ["null", "not_ours"],
    ['{"type": "run"}', "not_ours"],
    [new Uint8Array([0xff, 0xfe, 0x00]), "not_text"],
  ] as [BlobPart, string][])("%j is refused as %s", async (content, kind) => {
    expect(await kindOf(content)).toBe(kind);
  });

  it("names the first setting that is wrong, and how many more there are", async () => {
    const read = await readExperimentFile(file('{"optimizer": {"name": "sgd", "lr": -1}, "seed": "x", "wrong": 1}'));
    expect(read).toMatchObject({ ok: false, problem: { kind: "problem", more: 2 } });
  });

  it("is not read where it is too large", async () => {
    const large = { size: MOST_MEGABYTES * 2 ** 20 + 1, arrayBuffer: () => expect.fail("it was read") };
    expect(await readExperimentFile(large as unknown as Blob)).toEqual({ ok: false, problem: { kind: "too_large" } });
  });

  it("has too many lanes for the Lab", async () => {
    expect(await kindOf(JSON.stringify({ v: 1, base: {}, lanes: [{}, {}, {}, {}, {}] }))).toBe("too_many");
  });

  it("never makes it throw", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.json().map((text) => `{"type":"start","experiment":${text}}`),
        ),
        async (text) => {
          await expect(readExperimentFile(file(text))).resolves.toHaveProperty("ok");
        },
      ),
    );
  });
});
