import { describe, expect, it } from "vitest";
import { Fnv1a } from "../../../src/engine/hash.ts";

function hashOf(feed: (hash: Fnv1a) => void): string {
  const hash = new Fnv1a();
  feed(hash);
  return hash.digest();
}
const ofText = (text: string) =>
  hashOf((hash) => {
    for (const byte of new TextEncoder().encode(text)) hash.byte(byte);
  });
const ofFloats = (...values: number[]) => hashOf((hash) => hash.floats(Float32Array.from(values)));

describe("the hash", () => {
  it.each([
    ["", "cbf29ce484222325"],
    ["a", "af63dc4c8601ec8c"],
    ["b", "af63df4c8601f1a5"],
    ["foobar", "85944171f73967e8"],
  ])("of %j is that of FNV-1a's published vectors", (text, digest) => {
    expect(ofText(text)).toBe(digest);
  });

  it("agrees with the definition in big integers", () => {
    const bytes = Array.from({ length: 500 }, (_, i) => (i * 151 + 7) % 256);
    let expected = 0xcbf29ce484222325n;
    for (const byte of bytes) expected = ((expected ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
    const digest = hashOf((hash) => {
      for (const byte of bytes) hash.byte(byte);
    });
    expect(digest).toBe(expected.toString(16).padStart(16, "0"));
  });

  it("takes a number's bits lowest byte first", () => {
    expect(ofFloats(1)).toBe(
      hashOf((hash) => {
        for (const byte of [0, 0, 0x80, 0x3f]) hash.byte(byte);
      }),
    );
  });

  it("counts every NaN as one, and tells 0 from −0", () => {
    const payload = new Float32Array(Uint32Array.of(0xffc12345).buffer);
    expect(hashOf((hash) => hash.floats(payload))).toBe(hashOf((hash) => hash.word(0x7fc00000)));
    expect(ofFloats(Number.NaN)).toBe(hashOf((hash) => hash.floats(payload)));
    expect(ofFloats(0)).not.toBe(ofFloats(-0));
  });
});
