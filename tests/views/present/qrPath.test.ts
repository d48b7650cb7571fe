import { describe, expect, it } from "vitest";
import { MAX_QR_BYTES, qrPath } from "../../../src/views/present/qrPath.ts";

const linkOf = (length: number) => `https://example.org/#v=1&s=opening&${"x".repeat(length)}`.slice(0, length);

describe("the QR code of a link", () => {
  it("is of version 10 at most: 57 modules and a quiet zone of 4 to each side", () => {
    expect(qrPath(linkOf(MAX_QR_BYTES))?.size).toBe(57 + 8);
    expect(qrPath(linkOf(MAX_QR_BYTES + 1))).toBeNull();
    expect(qrPath("https://example.org/#v=1")?.size).toBeLessThan(57);
  });

  it("leaves the quiet zone light and has the three finder patterns", () => {
    const code = qrPath(linkOf(60));
    const size = code?.size ?? 0;
    const runs = [...(code?.path ?? "").matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)].map(([, x, y, width]) => ({
      x: Number(x),
      y: Number(y),
      end: Number(x) + Number(width),
    }));
    expect(Math.min(...runs.map(({ x }) => x))).toBe(4);
    expect(Math.min(...runs.map(({ y }) => y))).toBe(4);
    expect(Math.max(...runs.map(({ end }) => end))).toBe(size - 4);
    const top = runs.filter(({ y }) => y === 4);
    expect(top[0]).toEqual({ x: 4, y: 4, end: 11 });
    expect(top.at(-1)).toEqual({ x: size - 11, y: 4, end: size - 4 });
  });
});
