import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nonfiniteKinds } from "../../src/engine/quantities.ts";
import { FRAMES_IN_FLIGHT, type FromWorker, type Standing } from "../../src/protocol/messages.ts";
import { createFakeEngine, fakeExperiment, fakeValue, REFUSED_SEED } from "../worker/fakeEngine.ts";
import { createLoopBench } from "../worker/loopBench.ts";

/** What the page does next. */
type Act =
  | { readonly act: "start" | "pause" | "patch" | "credit" | "turn" | "stop" }
  | { readonly act: "advance"; readonly by: number }
  | { readonly act: "ask" }
  | { readonly act: "rewind"; readonly to: number }
  | { readonly act: "fork"; readonly to: number; readonly seed: number }
  | { readonly act: "pass"; readonly ms: number };

const acts = fc.array(
  fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom<Act>({ act: "start" }, { act: "stop" }) },
    { weight: 4, arbitrary: fc.constantFrom<Act>({ act: "pause" }, { act: "patch" }) },
    { weight: 8, arbitrary: fc.constantFrom<Act>({ act: "credit" }, { act: "turn" }) },
    { weight: 5, arbitrary: fc.record({ act: fc.constant("advance" as const), by: fc.integer({ min: 0, max: 40 }) }) },
    { weight: 1, arbitrary: fc.constant<Act>({ act: "ask" }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant("rewind" as const), to: fc.integer({ min: 0, max: 70 }) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        act: fc.constant("fork" as const),
        to: fc.integer({ min: 0, max: 70 }),
        seed: fc.constantFrom(1, REFUSED_SEED),
      }),
    },
    { weight: 2, arbitrary: fc.record({ act: fc.constant("pass" as const), ms: fc.integer({ min: 0, max: 40 }) }) },
  ),
  { maxLength: 60 },
);
const fakes = fc.record({
  // Rows a frame: 10922, 4, 1.
  width: fc.constantFrom(3, 8192, 40_000),
  stepMs: fc.constantFrom(0.5, 4, 25),
  lossAt: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
  paramAt: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
});
type Fake = typeof fakes extends fc.Arbitrary<infer T> ? T : never;

/** A page that holds the loop to its word at every message. */
function createSuspiciousPage({ width, stepMs, lossAt, paramAt }: Fake) {
  const bench = createLoopBench(
    createFakeEngine({
      width,
      onStep: () => bench.passMs(stepMs),
      nonfiniteAt: {
        ...(lossAt === undefined ? {} : { loss: lossAt }),
        ...(paramAt === undefined ? {} : { param: paramAt }),
      },
    }),
  );
  let run = 0;
  let stopped = false;
  let rows = 0;
  let until = 0;
  let dead = false;
  let started = false;
  let pauses = 0;
  let patches = 0;
  let journeys = 0;
  let travelled = false;
  let asks: number[] = [];
  let lastAsk = 0;
  let frames: ArrayBuffer[] = [];
  const kinds = new Set<string>();

  function begin(): void {
    run += 1;
    [stopped, rows, until, dead, started, pauses, patches, frames] = [false, 0, 0, false, false, 0, 0, []];
    [journeys, travelled, asks] = [0, false, []];
    kinds.clear();
    bench.say({
      type: "start",
      run,
      experiment: fakeExperiment(),
      timeline: [],
      columns: ["grad_norm"],
      checkpointBudget: 0,
    });
  }

  /** The run is elsewhere, and knows what it knew there. */
  function arrive({ step, firstNonfinite }: Standing): void {
    journeys -= 1;
    expect(journeys).toBeGreaterThanOrEqual(0);
    expect(step).toBeLessThanOrEqual(rows);
    expect(firstNonfinite.loss !== null).toBe(lossAt !== undefined && step > lossAt);
    expect(firstNonfinite.param !== null).toBe(paramAt !== undefined && step > paramAt);
    kinds.clear();
    for (const kind of nonfiniteKinds) if (firstNonfinite[kind] !== null) kinds.add(kind);
    dead = false;
  }

  function hear(message: FromWorker): void {
    if (message.type === "ready") throw new Error("ready unasked");
    expect(message.run).toBe(run);
    if (message.type !== "stopped") expect(stopped).toBe(false);
    if (message.type !== "started") expect(started).toBe(true);
    switch (message.type) {
      case "started":
        started = true;
        return;
      case "frame": {
        expect(dead).toBe(false);
        expect(message.firstStep).toBe(rows);
        expect(message.rows).toBeGreaterThan(0);
        const cells = new Float64Array(message.buffer);
        for (let row = 0; row < message.rows; row++) {
          expect(cells[row * width]).toBe(fakeValue(rows + row, 0, width));
          expect(cells[row * width + width - 1]).toBe(fakeValue(rows + row, width - 1, width));
        }
        rows += message.rows;
        frames.push(message.buffer);
        expect(frames.length).toBeLessThanOrEqual(FRAMES_IN_FLIGHT);
        return;
      }
      case "nonfinite":
        expect(kinds.has(message.kind)).toBe(false);
        kinds.add(message.kind);
        expect(message.mark.step).toBeLessThan(rows);
        return;
      case "paused":
        pauses -= 1;
        expect(pauses).toBeGreaterThanOrEqual(0);
        if (travelled) expect(message.step).toBeLessThanOrEqual(rows);
        else expect(message.step).toBe(rows);
        return;
      case "patched":
        patches -= 1;
        expect(message.entry.step).toBeLessThanOrEqual(rows);
        rows = message.entry.step;
        return;
      case "origins":
        expect(message.origins.nan?.step).toBeLessThan(rows);
        return;
      case "answer":
        expect(message.id).toBe(asks.shift());
        expect(message.step).toBeLessThanOrEqual(rows);
        return;
      case "rewound":
        arrive(message);
        return;
      case "forked":
        expect(message.timeline.at(-1)).toEqual({ step: message.step, patch: { seed: 1 } });
        arrive(message);
        rows = message.step;
        return;
      case "refused":
        expect(message.problems).not.toEqual([]);
        arrive(message);
        return;
      case "dead":
        expect(dead).toBe(false);
        dead = true;
        expect(message.step).toBe((paramAt as number) + 1);
        expect(message.step).toBe(rows);
        expect(message.origins.nan).not.toBeNull();
        return;
      case "stopped":
        expect(stopped).toBe(true);
        return;
      case "failed":
        throw new Error(JSON.stringify(message.reason));
      default:
        message satisfies never;
    }
  }

  function perform(act: Act): void {
    switch (act.act) {
      case "start":
        begin();
        break;
      case "stop":
        stopped = true;
        bench.say({ type: "stop", run });
        break;
      case "pause":
        if (!stopped) pauses += 1;
        until = 0;
        bench.say({ type: "pause", run });
        break;
      case "patch":
        if (!stopped) patches += 1;
        bench.say({ type: "patch", run, patch: {} });
        break;
      case "advance":
        until = rows + act.by;
        bench.say({ type: "advance", run, until });
        break;
      case "ask":
        lastAsk += 1;
        if (!stopped) asks.push(lastAsk);
        bench.say({ type: "ask", run, id: lastAsk, question: { kind: "histogram", tensor: "any" } });
        break;
      case "rewind":
      case "fork":
        travelled = true;
        until = 0;
        if (!stopped) journeys += 1;
        if (act.act === "rewind") bench.say({ type: "rewind", run, step: act.to });
        else bench.say({ type: "fork", run, step: act.to, patch: { seed: act.seed } });
        break;
      case "credit": {
        const buffer = frames.shift();
        if (buffer) bench.say({ type: "credit", run, buffer });
        break;
      }
      case "turn":
        bench.turn();
        break;
      case "pass":
        bench.passMs(act.ms);
        break;
      default:
        act satisfies never;
    }
  }

  const page = {
    perform(act: Act): void {
      perform(act);
      for (const message of bench.take()) hear(message);
    },
    /** Gives all credit back and lets the loop come to rest. */
    rest(): void {
      for (let quiet = 0; quiet < 2; ) {
        const turned = bench.turn();
        for (const message of bench.take()) hear(message);
        quiet = turned || frames.length > 0 ? 0 : quiet + 1;
        while (frames.length > 0) page.perform({ act: "credit" });
      }
    },
    expectAllDone(): void {
      if (stopped) return;
      expect(pauses).toBe(0);
      expect(patches).toBe(0);
      expect(journeys).toBe(0);
      expect(asks).toEqual([]);
      if (!dead) expect(rows).toBeGreaterThanOrEqual(until);
      if (travelled) return;
      expect(dead).toBe(paramAt !== undefined && rows > paramAt);
      expect(kinds.has("loss")).toBe(lossAt !== undefined && rows > lossAt);
    },
  };
  page.perform({ act: "start" });
  return page;
}

describe("the protocol under any sequence of messages", () => {
  it("loses and doubles no row, keeps two frames in flight, answers each pause once, forgets replaced runs", () => {
    fc.assert(
      fc.property(fakes, acts, (fake, sequence) => {
        const page = createSuspiciousPage(fake);
        for (const act of sequence) page.perform(act);
        page.rest();
        page.expectAllDone();
      }),
      { numRuns: 300 },
    );
  });
});
