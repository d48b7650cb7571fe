// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { lessonActions, useLessons } from "../../../src/views/present/lessonStore.ts";

vi.mock("../../../src/views/pageAddress.ts", () => ({ openAddress: vi.fn() }));

const KEY = "exploding-gradients-lab.lessons";
const list = (title: string, ...links: string[]) => ({
  title,
  stops: links.map((link) => ({ link, name: link, note: "" })),
});
const stored = () => JSON.parse(localStorage.getItem(KEY) ?? "null");

/** Another tab keeps these lists. */
function keepElsewhere(lists: object, isHeard: boolean): void {
  localStorage.setItem(KEY, JSON.stringify(lists));
  if (isHeard) window.dispatchEvent(new StorageEvent("storage", { key: KEY }));
}

beforeEach(() => {
  localStorage.clear();
  useLessons.setState({ list: list("Mine", "a", "b"), own: null, at: null });
});

describe("the lesson list in two tabs", () => {
  it("is not written by who only goes through it", () => {
    keepElsewhere({ list: list("Mine", "a", "b", "c") }, false);
    lessonActions.go(1);
    lessonActions.leave();
    expect(stored().list.stops).toHaveLength(3);
  });

  it("has what the other tab has added, under what is added here", () => {
    lessonActions.go(1);
    keepElsewhere({ list: list("Mine", "c", "a", "b") }, true);
    expect(useLessons.getState().at).toBe(2);
    lessonActions.add({ link: "d", name: "", note: "" });
    expect(stored().list.stops.map(({ link }: { link: string }) => link)).toEqual(["c", "a", "b", "d"]);
    keepElsewhere({ list: list("Mine", "c") }, true);
    expect(useLessons.getState().at).toBeNull();
  });
});

describe("a list that was received", () => {
  it("does not become the reader's own when another is received", () => {
    const empty = list("");
    useLessons.setState({ list: empty, own: null, at: null });
    lessonActions.receive(list("Monday", "x"));
    lessonActions.receive(list("Tuesday", "y"));
    lessonActions.backToOwn();
    expect(useLessons.getState()).toMatchObject({ list: empty, own: null });
  });

  it("waits in front of the reader's own, unless it is the same", () => {
    lessonActions.receive(list("Monday", "x"));
    expect(useLessons.getState().own).toEqual(list("Mine", "a", "b"));
    lessonActions.receive(list("Mine", "a", "b"));
    expect(useLessons.getState().own).toBeNull();
  });
});
