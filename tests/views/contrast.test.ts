import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** The tokens as they are written, by theme; the second one stands for what differs from the first. */
const css = readFileSync(new URL("../../src/app/tokens.css", import.meta.url), "utf8");
const block = (selector: string) => {
  const at = css.indexOf(selector);
  return new Map(
    [...css.slice(at, css.indexOf("}", at)).matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [
      name,
      hex,
    ]),
  );
};
const light = block('[data-theme="light"] {');
const themes = { light, dark: new Map([...light, ...block('[data-theme="dark"] {')]) };

/** Relative luminance and contrast of WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const surfaces = ["paper", "surface", "surface-2", "surface-3"];
const lanes = ["lane-a", "lane-b", "lane-c", "lane-d"];

describe.each(Object.entries(themes))("%s", (_theme, tokens) => {
  const of = (name: string, on: string) => contrast(tokens.get(name) ?? "", tokens.get(on) ?? "");

  it("knows black on white", () => expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5));

  it.each(["ink", "ink-2", "ink-3", ...lanes])("--%s can be read on every surface", (name) => {
    for (const surface of surfaces) expect(of(name, surface), surface).toBeGreaterThanOrEqual(4.5);
  });

  it.each(lanes)("a letter can be read on --%s", (name) => {
    expect(of("lane-ink", name)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["bad", "ok", "warn"])("--%s can be read on its own ground and on every surface", (name) => {
    for (const on of [`${name}-soft`, ...surfaces]) expect(of(name, on), on).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["line-strong", "axis", "focus"])("--%s can be seen on the surfaces where it stands", (name) => {
    for (const surface of ["paper", "surface", "surface-2"])
      expect(of(name, surface), surface).toBeGreaterThanOrEqual(3);
  });
});
