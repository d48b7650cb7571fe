import { describe, expect, it } from "vitest";
import type { FromEmbed, ToEmbed } from "../../src/protocol/embed.ts";
import { checkCommand, isBounded, isEvent } from "../../src/protocol/embedChecks.ts";

const commands: readonly ToEmbed[] = [
  { egl: 1, type: "set", field: { path: "optimizer.lr", value: 0.01, lane: "b" }, speed: "max", id: 1 },
  { egl: 1, type: "set", address: "#v=1&s=opening", language: "zh", theme: "dark" },
  { egl: 1, type: "set", field: { path: "optimizer.betas", value: [0.9, 0.99] } },
  { egl: 1, type: "play" },
  { egl: 1, type: "pause", id: "a" },
  { egl: 1, type: "reset", newSeed: true },
  { egl: 1, type: "seek", step: 100 },
  { egl: 1, type: "getState", id: 7 },
  { egl: 1, type: "fork", lane: "a", step: 20, patch: { "clip.mode": "norm", "clip.max_norm": 1 } },
  { egl: 1, type: "subscribe", quantities: ["loss", "growth"], every: 100 },
];

const events: readonly FromEmbed[] = [
  { egl: 1, type: "ready", view: "lab" },
  { egl: 1, type: "height", height: 480 },
  {
    egl: 1,
    type: "state",
    view: "lab",
    address: "#v=1",
    playing: false,
    step: -1,
    head: 0,
    speed: 1,
    locked: false,
    lanes: [{ lane: "a", status: "exploded", steps: 27, loss: Number.NaN, hash: "0123456789abcdef" }],
  },
  { egl: 1, type: "step", step: 3, lanes: [{ lane: "a", loss: Number.POSITIVE_INFINITY, growth: null }] },
  { egl: 1, type: "exploded", lane: "a", step: 26, tensor: "h2", nan: false },
  { egl: 1, type: "clipped", lane: "b", step: 24 },
  { egl: 1, type: "finished", step: 100, why: "goal" },
  { egl: 1, type: "error", code: "refused", message: "No.", id: 4 },
];

describe("commands", () => {
  it("of every type come through as they are", () => {
    for (const message of commands) expect(checkCommand(message)).toEqual({ ok: true, message });
  });

  it("that are malformed are told from those of an unknown type, and keep their id", () => {
    expect(checkCommand({ egl: 1, type: "stop", id: 3 })).toEqual({ ok: false, code: "unknown_type", id: 3 });
    expect(checkCommand({ egl: 1, type: "seek", id: 4 })).toEqual({ ok: false, code: "malformed", id: 4 });
    const long = { egl: 1, type: "set", address: "x".repeat(20_000), id: 5 };
    expect(checkCommand(long)).toEqual({ ok: false, code: "malformed", id: 5 });
    expect(checkCommand({ egl: 1, type: "constructor" })).toEqual({ ok: false, code: "unknown_type" });
    for (const data of [null, 1, "play", [], { type: "play" }, { egl: 2, type: "play" }, { egl: 1 }]) {
      expect(checkCommand(data)).toEqual({ ok: false, code: "malformed" });
    }
    expect(checkCommand({ egl: 1, type: "play", speed: 4 }).ok).toBe(false);
    expect(checkCommand({ egl: 1, type: "seek", step: 1.5 }).ok).toBe(false);
    expect(checkCommand({ egl: 1, type: "subscribe", quantities: ["hessian"] }).ok).toBe(false);
  });
});

describe("bounds", () => {
  it("hold for size, depth, length and kind", () => {
    const circle: Record<string, unknown> = {};
    circle.circle = circle;
    const sparse: unknown[] = [];
    sparse.length = 1e9;
    const strange = [
      "x".repeat(16_385),
      { ["k".repeat(65)]: 1 },
      [[[[[1]]]]],
      Array.from({ length: 200 }, () => 0),
      circle,
      sparse,
      new Map(),
      new ArrayBuffer(8),
      new Date(),
      () => 1,
    ];
    for (const data of strange) expect(isBounded(data)).toBe(false);
    for (const data of commands) expect(isBounded(data)).toBe(true);
  });
});

describe("events", () => {
  it("of every type are recognized, Inf and NaN included, and nothing else", () => {
    for (const event of events) expect(isEvent(event)).toBe(true);
    for (const event of events) expect(isEvent({ ...event, more: 1 })).toBe(false);
    for (const command of commands) expect(isEvent(command)).toBe(false);
  });
});
