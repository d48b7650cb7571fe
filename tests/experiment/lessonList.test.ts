import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLessonFile, writeLessonFile } from "../../src/experiment/lessonList/lessonFile.ts";
import {
  lessonListOf,
  MAX_NAME,
  MAX_NOTE,
  MAX_STOP_LINK,
  MAX_STOPS,
} from "../../src/experiment/lessonList/lessonList.ts";
import { lessonLists } from "./lessonLists.ts";

const stop = { link: "v=1&s=opening", name: "Opening", note: "Look at step 24." };
const listWith = (part: object) => ({ title: "Lesson", stops: [{ ...stop, ...part }] });

describe("a lesson list", () => {
  it("has bounds, and at them it is still one", () => {
    const longest = {
      link: "x".repeat(MAX_STOP_LINK),
      name: "课".repeat(MAX_NAME),
      note: "课".repeat(MAX_NOTE),
    };
    expect(lessonListOf({ title: "", stops: Array.from({ length: MAX_STOPS }, () => longest) })).not.toBeNull();
    expect(lessonListOf({ title: "", stops: Array.from({ length: MAX_STOPS + 1 }, () => stop) })).toBeNull();
    expect(lessonListOf(listWith({ link: `${longest.link}x` }))).toBeNull();
    expect(lessonListOf(listWith({ name: `${longest.name}x` }))).toBeNull();
    expect(lessonListOf(listWith({ note: `${longest.note}x` }))).toBeNull();
  });

  it("takes no link that is empty, that is no ASCII, or that is a list", () => {
    for (const link of ["", "v=1&s=öffnung", "v=1 s", "list=1.abc"])
      expect(lessonListOf(listWith({ link }))).toBeNull();
    expect(lessonListOf(listWith({}))).toEqual(listWith({}));
  });

  it("leaves out what it does not know", () => {
    expect(lessonListOf({ ...listWith({ html: "<b>" }), more: 1 })).toEqual(listWith({}));
  });
});

describe("the file of a list", () => {
  it("gives the list that was written", () => {
    fc.assert(
      fc.property(lessonLists, (list) => {
        expect(readLessonFile(writeLessonFile(list))).toEqual(list);
      }),
    );
  });

  it("that is none, or of another version, gives null and never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readLessonFile(text)).toBeNull();
      }),
    );
    const later = writeLessonFile({ title: "", stops: [] }).replace('"version": 1', '"version": 2');
    expect(readLessonFile(later)).toBeNull();
  });
});
