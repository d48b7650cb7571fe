import { expect, it } from "vitest";
import { singleFileText } from "../../.ci/single-file.mjs";

it("two builds of the single file have the same bytes, at most a million", async () => {
  const first = await singleFileText();
  expect(await singleFileText()).toBe(first);
  expect(Buffer.byteLength(first)).toBeLessThanOrEqual(1_000_000);
}, 300_000);
