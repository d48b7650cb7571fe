import { expect, it } from "vitest";
import { isSeen } from "../../../src/views/embed/isSeen.ts";

/** A frame of that height of which so much is seen; `windowHeight`: null where the browser does not say it. */
function entry(frame: number, seen: number, windowHeight: number | null) {
  const rootBounds = windowHeight === null ? null : { height: windowHeight };
  return {
    intersectionRatio: seen / frame,
    intersectionRect: { height: seen },
    rootBounds,
  } as IntersectionObserverEntry;
}

it("a quarter of a frame is enough, or half of the window where the frame is much higher than that", () => {
  expect(isSeen(entry(480, 120, 800), 1080)).toBe(true);
  expect(isSeen(entry(480, 100, 800), 1080)).toBe(false);
  expect(isSeen(entry(4000, 800, 800), 1080)).toBe(true);
  expect(isSeen(entry(4000, 399, 800), 1080)).toBe(false);
});

it("in a frame of another origin a quarter of the screen stands for that", () => {
  expect(isSeen(entry(4000, 300, null), 1080)).toBe(true);
  expect(isSeen(entry(4000, 200, null), 1080)).toBe(false);
});
