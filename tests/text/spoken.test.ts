import { describe, expect, it } from "vitest";
import { en } from "../../src/text/en.ts";
import { spoken } from "../../src/text/spoken.ts";
import { zh } from "../../src/text/zh.ts";

describe("a sentence that is read aloud", () => {
  it("says powers of ten in words", () => {
    const vanished = { kind: "vanished", ratio: 1.7e-6 } as const;
    expect(spoken(en, en.lane.status(vanished))).toBe("Not learning: layer 1 gets 1.7 × 10 to the power −6");
    expect(spoken(zh, zh.lane.status(vanished))).toBe("没有在学习：第 1 层只得到 1.7 × 10 的 −6 次方");
    expect(spoken(en, "from 10^2 to 10^38, then NaN")).toBe("from 10 to the power 2 to 10 to the power 38, then NaN");
  });
});
