import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { figure, formatGrowth, formatNumber, growth, powerOfTen, splitPowers } from "../../src/text/numbers.ts";

describe("a value", () => {
  test.each([
    [3.3e34, "3.3 × 10^34"],
    [1.7e-6, "1.7 × 10^−6"],
    [1000, "1.0 × 10^3"],
    [999.6, "1.0 × 10^3"],
    [9.96e33, "1.0 × 10^34"],
    [0.0031, "3.1 × 10^−3"],
    [0.0034, "0.0034"],
    [0.071, "0.071"],
    [0.0996, "0.10"],
    [0.13, "0.13"],
    [1.3, "1.3"],
    [9.96, "10.0"],
    [17.8, "17.8"],
    [99.96, "100"],
    [119, "119"],
    [999.4, "999"],
    [-0.5, "−0.50"],
    [-2e-9, "−2.0 × 10^−9"],
    [0, "0"],
    [-0, "0"],
    [5e-324, "4.9 × 10^−324"],
    [Number.POSITIVE_INFINITY, "Inf"],
    [Number.NEGATIVE_INFINITY, "−Inf"],
    [Number.NaN, "NaN"],
  ])("%d is written %s", (value, written) => {
    expect(figure(value)).toBe(written);
  });

  test("gives the exponent apart, to be raised", () => {
    expect(formatNumber(3.3e34)).toEqual({ mantissa: "3.3", exponent: 34 });
    expect(formatNumber(0.13)).toEqual({ mantissa: "0.13", exponent: null });
  });

  test("is within half a unit of its last figure, and never a hyphen", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-300, max: 1e300 }), (value) => {
        const { mantissa, exponent } = formatNumber(value);
        const read = Number(`${mantissa}e${exponent ?? 0}`);
        expect(Math.abs(read - value) / value).toBeLessThanOrEqual(0.0501);
        expect(figure(-value)).toBe(`−${figure(value)}`);
        expect(figure(-value)).not.toContain("-");
      }),
    );
  });
});

describe("a growth", () => {
  test.each([
    [1.264, "×1.26"],
    [0.577, "×0.58"],
    [1.999, "×2.0"],
    [6.7, "×6.7"],
    [77.3, "×77"],
    [119, "×120"],
    [12_345, "×1.2 × 10^4"],
    [0.05, "×0.050"],
    [1e-9, "×1.0 × 10^−9"],
    [0, "×0"],
    [Number.POSITIVE_INFINITY, "Inf"],
    [Number.NaN, "NaN"],
  ])("by %d is written %s", (factor, written) => {
    expect(growth(factor)).toBe(written);
  });

  test("keeps two figures where the second is 0", () => {
    expect(formatGrowth(2.04).mantissa).toBe("×2.0");
    expect(formatGrowth(10.1).mantissa).toBe("×10");
  });
});

describe("powers of ten in a text", () => {
  test("are split off with their sign", () => {
    expect(splitPowers(`4.8 × ${powerOfTen(33)}, then ${powerOfTen(-6)}`)).toEqual([
      { text: "4.8 × 10", raised: false },
      { text: "33", raised: true },
      { text: ", then 10", raised: false },
      { text: "−6", raised: true },
    ]);
  });

  test("joined again give the text, whatever it is", () => {
    fc.assert(
      fc.property(fc.double(), fc.string(), (value, words) => {
        const written = `${figure(value)} ${words.replaceAll("^", "")}`;
        const joined = splitPowers(written).map((run) => (run.raised ? `^${run.text}` : run.text));
        expect(joined.join("")).toBe(written);
      }),
    );
  });
});
