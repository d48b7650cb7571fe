// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { frameRound, onFrame } from "../../../src/views/lab/frameClock.ts";

/** The animation frames that were asked for, and a way to show the next one 34 ms later. */
let asked: FrameRequestCallback[] = [];
let now = 0;
const stops: (() => void)[] = [];

function showFrames(count: number): void {
  for (let k = 0; k < count; k++) {
    now += 34;
    for (const callback of asked.splice(0)) callback(now);
  }
}

function drawings(count: number): number[] {
  const drawn = Array.from({ length: count }, () => 0);
  for (let k = 0; k < count; k++) {
    stops.push(
      onFrame(() => {
        drawn[k] = (drawn[k] ?? 0) + 1;
      }),
    );
  }
  return drawn;
}

beforeEach(() => {
  vi.stubGlobal("requestAnimationFrame", (callback: FrameRequestCallback) => asked.push(callback));
  vi.stubGlobal("cancelAnimationFrame", () => {
    asked = [];
  });
});

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.unstubAllGlobals();
});

test("each chart is drawn in every third frame", () => {
  const drawn = drawings(9);
  showFrames(30);
  expect(drawn).toEqual(Array.from({ length: 9 }, () => 10));
});

test("a frame draws a third of the charts, and all of them when the reader has acted", () => {
  const drawn = drawings(9);
  const total = () => drawn.reduce((sum, each) => sum + each, 0);
  showFrames(1);
  expect(total()).toBe(3);
  window.dispatchEvent(new Event("pointermove"));
  showFrames(1);
  expect(total()).toBe(12);
  showFrames(1);
  expect(total()).toBe(15);
});

test("a chart that goes while others stay takes no turn from them, and with the last one the clock stops", () => {
  const drawn = drawings(3);
  stops.splice(1, 1)[0]?.();
  showFrames(8);
  expect(drawn[1]).toBe(0);
  expect(drawn[0]).toBe(4);
  expect(drawn[2]).toBe(4);
  for (const stop of stops.splice(0)) stop();
  expect(asked).toEqual([]);
});

test("a drawing that takes the last one away stops the clock, and the next chart is drawn again", () => {
  const removers: (() => void)[] = [];
  const removeAll = () => {
    for (const remove of removers) remove();
  };
  removers.push(onFrame(removeAll), onFrame(removeAll));
  window.dispatchEvent(new Event("pointermove"));
  showFrames(1);
  const drawn = drawings(1);
  showFrames(2);
  expect(drawn).toEqual([2]);
});

test("a chart that goes twice takes no other with it", () => {
  const drawn = drawings(2);
  stops[0]?.();
  stops[0]?.();
  showFrames(3);
  expect(drawn).toEqual([0, 3]);
});

test("a round is over when each chart had its turn, and a new one begins when the reader acts", () => {
  const rounds = new Set<number>();
  for (let k = 0; k < 9; k++) stops.push(onFrame(() => rounds.add(frameRound())));
  window.dispatchEvent(new Event("keydown"));
  showFrames(1);
  expect(rounds.size).toBe(1);
  showFrames(3);
  expect(rounds.size).toBe(2);
  showFrames(1);
  window.dispatchEvent(new Event("keydown"));
  showFrames(1);
  expect(rounds.size).toBe(4);
});
