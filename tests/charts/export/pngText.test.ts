import { crc32, deflateSync } from "node:zlib";
import { expect, it } from "vitest";
import { withPngTexts } from "../../../src/charts/export/pngText.ts";

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A grey pixel. */
const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
const png = Buffer.concat([
  Buffer.from("89504e470d0a1a0a", "hex"),
  chunk("IHDR", header),
  chunk("IDAT", deflateSync(Buffer.from([0, 128]))),
  chunk("IEND", Buffer.alloc(0)),
]);

it("puts each text into a chunk of its own behind the header, and leaves the rest as it is", () => {
  const text = "https://example.org/#v=1 种子 42";
  const expected = chunk("iTXt", Buffer.from(`Source\0\0\0\0\0${text}`, "utf8"));
  const written = Buffer.from(withPngTexts(png, { Source: text, Seed: "42" }));
  expect(written.subarray(0, 33)).toEqual(png.subarray(0, 33));
  expect(written.subarray(33, 33 + expected.length)).toEqual(expected);
  expect(written.subarray(written.length - (png.length - 33))).toEqual(png.subarray(33));
  expect(written.includes("iTXtSeed")).toBe(true);
});
