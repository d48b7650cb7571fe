import { readFileSync } from "node:fs";
import { lab } from "d3-color";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAGNITUDE_STOPS, magnitudeMap, magnitudePosition } from "../../src/charts/magnitudes.ts";

const tokens = readFileSync(new URL("../../src/app/tokens.css", import.meta.url), "utf8");
/** The map's nine colours in the light and in the dark theme, in the order of the file. */
const themes = [0, 1].map((theme) =>
  MAGNITUDE_STOPS.map(
    (_, i) => [...tokens.matchAll(new RegExp(`--mag-${i}:\\s*(#[0-9a-f]{6})`, "g"))][theme]?.[1] ?? "",
  ),
);

function lightness(pixel: number): number {
  return lab(`rgb(${pixel & 255}, ${(pixel >>> 8) & 255}, ${(pixel >>> 16) & 255})`).l;
}

describe("the magnitude map", () => {
  test("has its stops at equal distances", () => {
    MAGNITUDE_STOPS.forEach((log, i) => {
      expect(magnitudePosition(log)).toBeCloseTo(i / 8, 12);
    });
  });

  test("is monotone, and ends at its ends", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -30, max: 60, noNaN: true }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        (log, more) => {
          expect(magnitudePosition(log + more)).toBeGreaterThanOrEqual(magnitudePosition(log));
        },
      ),
    );
    expect(magnitudePosition(-30)).toBe(0);
    expect(magnitudePosition(60)).toBe(1);
  });

  test.each([
    ["light", 0, -1],
    ["dark", 1, 1],
  ])("gets ever further from the paper in the %s theme", (_, theme, direction) => {
    const map = magnitudeMap(themes[theme] ?? []);
    let before = lightness(map.pixel(-4));
    for (let log = -4; log <= 38.53; log += 0.25) {
      const now = lightness(map.pixel(log));
      expect(direction * (now - before)).toBeGreaterThanOrEqual(-0.6);
      before = now;
    }
    expect(Math.abs(lightness(map.pixel(38)) - lightness(map.pixel(-4)))).toBeGreaterThan(60);
  });

  test("gives opaque pixels of the stops' own colours", () => {
    const map = magnitudeMap(["#010203", ...Array(8).fill("#ffffff")]);
    expect(map.pixel(-4)).toBe(0xff030201);
  });
});
