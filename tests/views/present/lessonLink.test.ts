import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeLessonLink, encodeLessonLink, MAX_LESSON_LINK } from "../../../src/views/present/lessonLink.ts";
import { lessonLists } from "../../experiment/lessonLists.ts";

/** Links of this format that are out in the world: they are read for ever. */
const shipped = {
  "#list=1.WyJMZXNzb24iLFtbInY9MSZzPW9wZW5pbmcmc3RlcD0yNiIsIk9wZW5pbmciLCJTdGVwIDI0LiJdLFsidj0xJnM9b3BlbmluZyZ2aWV3PWNsaWZmIiwi5oKs5bSWIiwiIl1dXQ":
    {
      title: "Lesson",
      stops: [
        { link: "v=1&s=opening&step=26", name: "Opening", note: "Step 24." },
        { link: "v=1&s=opening&view=cliff", name: "悬崖", note: "" },
      ],
    },
};

describe("the link of a lesson list", () => {
  it("of version 1 is understood for ever", () => {
    for (const [hash, list] of Object.entries(shipped)) {
      expect(decodeLessonLink(hash)).toEqual(list);
      expect(encodeLessonLink(list)).toBe(hash);
    }
  });

  it("gives the list that was encoded, in characters that no program changes", () => {
    fc.assert(
      fc.property(lessonLists, (list) => {
        const hash = encodeLessonLink(list);
        if (hash === null) return;
        expect(hash).toMatch(/^#list=1\.[\w-]+$/);
        expect(decodeLessonLink(hash)).toEqual(list);
      }),
    );
  });

  it("is bounded: a longer list has none", () => {
    const stop = { link: "v=1&s=opening", name: "Opening", note: "课".repeat(400) };
    const lists = [1, 5, 10, 20].map((count) => ({ title: "", stops: Array.from({ length: count }, () => stop) }));
    const lengths = lists.map((list) => encodeLessonLink(list)?.length ?? null);
    expect(lengths.at(0)).toBeLessThan(MAX_LESSON_LINK);
    expect(lengths.at(-1)).toBeNull();
  });

  it("that is cut off, of another version or no list at all gives null and never throws", () => {
    const [whole = ""] = Object.keys(shipped);
    for (let length = 0; length < whole.length; length++) expect(decodeLessonLink(whole.slice(0, length))).toBeNull();
    expect(decodeLessonLink(whole.replace("list=1.", "list=2."))).toBeNull();
    expect(decodeLessonLink(`#list=1.${"A".repeat(MAX_LESSON_LINK)}`)).toBeNull();
    const anything = fc.oneof(fc.string(), fc.stringMatching(/^[\w-]*$/), fc.json().filter(isNoList).map(btoaOf));
    fc.assert(
      fc.property(anything, (text) => {
        expect(decodeLessonLink(`#list=1.${text}`)).toBeNull();
      }),
    );
  });
});

/** [title, stops] is one, with any title and without stops, too. */
function isNoList(json: string): boolean {
  const data: unknown = JSON.parse(json);
  return !Array.isArray(data) || !Array.isArray(data[1]);
}

/** Sound base64url of JSON that is no list. */
function btoaOf(json: string): string {
  return Buffer.from(json, "utf8").toString("base64url");
}
