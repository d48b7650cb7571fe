import { describe, expect, test } from "vitest";
import { lineAround } from "../../src/charts/stepLine.ts";

const text = { x: 40, y: 20, width: 60, height: 12 };

describe("the playhead", () => {
  test("goes through beside the texts", () => {
    expect(lineAround(30.5, 80, [text])).toBe("M30.5 0V80");
    expect(lineAround(104.5, 80, [text])).toBe("M104.5 0V80");
  });

  test("leaves a gap where it meets a text, also where texts overlap or stand at an end", () => {
    expect(lineAround(50.5, 80, [text])).toBe("M50.5 0V20.0M50.5 32V80");
    expect(lineAround(101.5, 80, [text])).toBe("M101.5 0V20.0M101.5 32V80");
    expect(lineAround(50.5, 80, [{ ...text, y: 26, height: 20 }, text])).toBe("M50.5 0V20.0M50.5 46V80");
    expect(lineAround(50.5, 80, [{ ...text, y: -2, height: 90 }])).toBe("");
  });
});
