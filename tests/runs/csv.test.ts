import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commentLine, commentLink, numberCell, textCell } from "../../src/runs/csv.ts";
import { csvRows } from "./csvRows.ts";

const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", ",", ";", '"', "'", "#", " "),
    fc.string({ minLength: 1, maxLength: 1 }),
  ),
  minLength: 1,
});

describe("a cell of text", () => {
  it("is read back as it was, but for the apostrophe before what a spreadsheet would compute", () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1 }), (texts) => {
        const [row] = csvRows(`x,${texts.map(textCell).join(",")}\n`);
        expect(row).toEqual(["x", ...texts.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text))]);
      }),
    );
  });

  it("never begins with what begins a formula, whatever character parts cells", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const written = textCell(text);
        for (const separator of [",", ";", "\t"]) {
          const cells = written.startsWith('"') ? [written.slice(1)] : written.split(separator);
          for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        }
      }),
    );
  });
});

it("a number is a number for Python: inf, -inf and NaN among them, and nothing where there is none", () => {
  expect([1.5e-7, -3, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, null].map(numberCell)).toEqual([
    "1.5e-7",
    "-3",
    "inf",
    "-inf",
    "NaN",
    "",
  ]);
});

describe("a comment", () => {
  it("is one cell on one line, whatever it says", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(commentLine(text)).toMatch(/^# [^",;\t\r\n]*$/);
      }),
    );
  });

  it("leads where the link led", () => {
    const link = "https://example.org/#v=1&optimizer.betas=0.9,0.999&name=a%20b;c";
    const written = commentLink(link).slice(2);
    expect(written).not.toMatch(/[,;]/);
    expect(decodeURIComponent(written)).toBe(decodeURIComponent(link));
  });
});
