import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutOf } from "../../src/engine/quantities.ts";
import { resolve } from "../../src/experiment/comparison.ts";
import { scenarios } from "../../src/experiment/scenarios/index.ts";
import { createHistory } from "../../src/runs/history.ts";
import { runCsv } from "../../src/runs/runCsv.ts";
import type { RunData } from "../../src/runs/runData.ts";
import { runJson } from "../../src/runs/runJson.ts";
import { csvRows } from "./csvRows.ts";

const layout = layoutOf(["loss", "grad_norm"], {
  parameter: ["linear1.weight", "linear1.bias"],
  hidden: [],
  memory: [],
  recurrent: [],
});
const NAMES = ["loss", "grad_norm[linear1.weight]", "grad_norm[linear1.bias]"];
const BYTES_PER_CELL = 25;
const { comparison } = scenarios.opening;

/** The opening comparison with these rows in each lane; `bins`: at most so many are kept. */
function dataOf(rows: readonly (readonly number[])[], bins = 1000): RunData {
  const history = createHistory(layout, bins * layout.width * BYTES_PER_CELL);
  for (const row of rows) history.append(new Float64Array(row), 1);
  const lanes = resolve(comparison).map(({ experiment, timeline }, k) => ({
    letter: "AB"[k] as string,
    experiment,
    timeline,
    history,
  }));
  return { seed: 42, version: "0.1.0", link: "https://example.org/#v=1&s=opening", comparison, lanes };
}

const value = fc.oneof(
  fc.double(),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 5e-324, 1.7976931348623157e308),
);
const rows = fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 12 });
/** As Python's float reads it. */
const read = (cell: string) => (cell.endsWith("inf") ? Number(cell.replace("inf", "Infinity")) : Number(cell));
const fromJson = (cell: unknown) => Number(cell);
/** A text has no sign for zero that matters here. */
const unsigned = (number: number) => (number === 0 ? 0 : number);

describe("a run as CSV", () => {
  it("gives back every number of every step of every lane", () => {
    fc.assert(
      fc.property(rows, (recorded) => {
        const [header, ...lines] = csvRows(runCsv(dataOf(recorded)).join(""));
        expect(header).toEqual(["lane", "step", "last_step", ...NAMES]);
        expect(lines.map(([lane]) => lane)).toEqual(["A", "B"].flatMap((lane) => recorded.map(() => lane)));
        const numbers = lines.slice(0, recorded.length).map((line) => line.slice(3).map(read).map(unsigned));
        expect(numbers).toEqual(recorded.map((row) => row.map(unsigned)));
      }),
    );
  });

  it("says above the table what it is of: seed, version, link and what differs", () => {
    const comments = runCsv(dataOf([[1, 2, 3]])).filter((line) => line.startsWith("#"));
    expect(comments.slice(0, 3)).toEqual([
      "# seed: 42\n",
      "# version: Exploding Gradients Lab 0.1.0\n",
      "# link: https://example.org/#v=1&s=opening\n",
    ]);
    expect(comments.join("")).toContain("# differs: clip.mode none | norm\n");
  });

  it("has for merged steps their extremes and what they were at least once", () => {
    const merged = [
      [1, 0, Number.NaN],
      [5, 2, 3],
      [4, 2, Number.POSITIVE_INFINITY],
      [2, 2, 7],
    ];
    const [header, ...lines] = csvRows(runCsv(dataOf(merged, 2)).join(""));
    expect(header?.slice(3, 7)).toEqual(["loss", "loss_min", "loss_max", "loss_marks"]);
    expect(lines[0]).toEqual(["A", "0", "1", "5", "1", "5", "", "2", "0", "2", "zero", "3", "3", "3", "nan"]);
    expect(lines[1]).toEqual(["A", "2", "3", "2", "2", "4", "", "2", "2", "2", "", "7", "7", "7", "inf"]);
  });
});

interface ReadRun {
  readonly comparison: object;
  readonly differs: object;
  readonly seed: number;
  readonly lanes: readonly {
    readonly lane: string;
    readonly step: readonly number[];
    readonly columns: Record<string, readonly unknown[]>;
    readonly marks?: Record<string, readonly unknown[]>;
    readonly min?: Record<string, readonly unknown[]>;
  }[];
}
const json = (data: RunData) => JSON.parse(runJson(data).join("")) as ReadRun;

describe("a run as JSON", () => {
  it("gives back every number, those that are not finite by their names", () => {
    fc.assert(
      fc.property(rows, (recorded) => {
        const { lanes } = json(dataOf(recorded));
        expect(lanes.map(({ lane }) => lane)).toEqual(["A", "B"]);
        const columns = lanes[0]?.columns ?? {};
        expect(Object.keys(columns)).toEqual(NAMES);
        NAMES.forEach((name, index) => {
          const cells = columns[name] ?? [];
          expect(cells.map(fromJson).map(unsigned)).toEqual(recorded.map((row) => unsigned(row[index] as number)));
          for (const cell of cells) {
            if (typeof cell === "string") expect(["NaN", "Infinity", "-Infinity"]).toContain(cell);
          }
        });
      }),
    );
  });

  it("has what it takes to train it again, and what differs", () => {
    const run = json(dataOf([[1, 2, 3]]));
    expect(run).toMatchObject({ type: "run", v: 1, seed: 42, version: "0.1.0" });
    expect(run.comparison).toMatchObject({ v: 1, lanes: [{}, {}] });
    expect(run.differs).toMatchObject({ "clip.mode": ["none", "norm"] });
  });

  it("has for merged steps their extremes and marks", () => {
    const [lane] = json(
      dataOf(
        [
          [Number.NaN, 0, 1],
          [Number.NaN, 2, 3],
          [4, 4, 4],
        ],
        2,
      ),
    ).lanes;
    expect(lane?.step).toEqual([0, 2]);
    expect(lane?.min?.loss).toEqual([null, 4]);
    expect(lane?.marks?.["grad_norm[linear1.weight]"]).toEqual([["zero"], []]);
    expect(lane?.columns.loss).toEqual(["NaN", 4]);
  });
});
