import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode } from "../../src/experiment/address/decode.ts";
import { encode } from "../../src/experiment/address/encode.ts";
import type { AddressState, Known } from "../../src/experiment/address/state.ts";
import { type ViewState, viewFieldAt, viewPaths } from "../../src/experiment/address/viewFields.ts";
import { canonical, MAX_TIMELINE, resolve } from "../../src/experiment/comparison.ts";
import { sameValue } from "../../src/experiment/declaration.ts";
import type { Field, Value } from "../../src/experiment/fields.ts";
import { scenarios } from "../../src/experiment/scenarios/index.ts";
import type { Comparison } from "../../src/experiment/schema.ts";
import { validateComparison } from "../../src/experiment/validateComparison.ts";
import { comparison, valueFor } from "./arbitraries.ts";

const known: Known = { views: ["lab", "learn", "cliff", "remedies", "map"], languages: ["en", "zh"] };
const opening = canonical(scenarios.opening.comparison);

interface Fixture {
  readonly why: string;
  readonly hash: string;
  readonly state: AddressState;
  readonly scenario: string | null;
  readonly notices: readonly unknown[];
}
const fixtures = JSON.parse(
  readFileSync(new URL("../fixtures/addresses-v1.json", import.meta.url), "utf8"),
) as Fixture[];

function stateOf(of: Comparison): AddressState {
  return { comparison: of, view: "lab", own: new Map(), language: null, step: null };
}
const kinds = (hash: string) => decode(hash, known).notices.map(({ kind }) => kind);

/** What a view may hold of its own: some of its fields, none at its default. */
function ownOf(view: string): fc.Arbitrary<ViewState> {
  const entries = viewPaths(view).map((path) => {
    const field = viewFieldAt(path) as Field;
    const unusual = valueFor(field).filter((value) => !sameValue(value, field.default));
    return fc.oneof(
      fc.constant([]),
      unusual.map((value): [string, Value][] => [[path, value]]),
    );
  });
  return fc.tuple(...entries).map((all) => new Map(all.flat()));
}

/** Whatever the address: a state that trains. */
function expectWorking(hash: string): void {
  const { state } = decode(hash, known);
  expect(validateComparison({ v: 1, ...state.comparison }).ok).toBe(true);
  expect(state.comparison.lanes.length).toBeLessThanOrEqual(12);
  expect(known.views).toContain(state.view);
}

describe("links of version 1", () => {
  test.each(fixtures)("$why", ({ hash, state, scenario, notices }) => {
    const got = decode(hash, known);
    expect(got.state).toEqual({ ...state, own: new Map() });
    expect(got.scenario).toBe(scenario);
    expect(got.notices).toMatchObject(notices);
    expect(got.notices).toHaveLength(notices.length);
  });
});

describe("encode and decode", () => {
  test("are each other's reverse", () => {
    const state = fc.constantFrom(...known.views).chain((view) =>
      fc.record({
        comparison,
        view: fc.constant(view),
        own: ownOf(view),
        language: fc.constantFrom(null, ...known.languages),
        step: fc.option(fc.integer({ min: -1, max: 1e9 })),
      }),
    );
    fc.assert(
      fc.property(state, (any) => {
        const hash = encode(any, known);
        expect(hash).toMatch(/^#v=1&[\w.=&%,~!*'()-]+$/);
        const { state: got, notices } = decode(hash, known);
        expect(notices).toEqual([]);
        expect(got).toEqual({ ...any, comparison: canonical(any.comparison) });
        expect(encode(got, known)).toBe(hash);
      }),
      { numRuns: 100 },
    );
  });

  test("name an unchanged scenario, and describe a changed one by the change", () => {
    for (const { id, comparison } of Object.values(scenarios)) {
      expect(encode(stateOf(comparison), known)).toBe(`#v=1&s=${id}`);
      expect(decode(`#v=1&s=${id}`, known)).toMatchObject({ scenario: id, notices: [] });
    }
    const [a, b] = opening.lanes;
    if (!a || !b) throw new Error("the opening has two lanes");
    const changed = {
      base: { ...opening.base, seed: 7 },
      lanes: [a, { ...b, timeline: [{ step: 40, patch: { optimizer: { lr: 1e-7 } } }] }],
    };
    expect(encode({ ...stateOf(changed), step: 26 }, known)).toBe(
      "#v=1&s=opening&seed=7&b.t40.optimizer.lr=1e-7&step=26",
    );
    expect(encode(stateOf({ base: opening.base, lanes: [a, a] }), known)).toBe("#v=1&s=opening&b.clip.mode=none");
    expect(encode(stateOf({ base: opening.base, lanes: [a] }), known)).toBe("#v=1&s=opening&lanes=1");
  });

  test("describe from the defaults what is near them", () => {
    const few = { base: { seed: 3 }, lanes: [{ patch: {}, timeline: [] }] };
    expect(encode({ ...stateOf(few), view: "learn", language: "zh" }, known)).toBe(
      "#v=1&lanes=1&seed=3&view=learn&lang=zh",
    );
  });
});

describe("decode", () => {
  test("of nothing is the opening, without a notice", () => {
    for (const hash of ["", "#", "#v=1"]) {
      expect(decode(hash, known)).toEqual({ state: stateOf(opening), scenario: "opening", notices: [] });
    }
  });

  test("ignores what it does not know, and says so", () => {
    expect(
      decode("#v=1&s=opening&sidebar=left&model.wings=2&z.seed=1&c.seed=2&constructor=1&__proto__=1", known),
    ).toEqual({
      state: stateOf(opening),
      scenario: "opening",
      notices: [
        { kind: "address_ignored", fields: ["sidebar", "model.wings", "z.seed", "constructor", "__proto__", "c.seed"] },
      ],
    });
    expect(kinds("#v=1&s=opening&clip.max_norm=3")).toEqual(["address_ignored"]);
    expect(kinds("#v=1&s=opening&a.t4.model.depth=3")).toEqual(["address_ignored"]);
    expect(kinds("#v=1&s=opening&a.t99999999999.optimizer.lr=3")).toEqual(["address_ignored"]);
  });

  const badValues = [
    "optimizer.lr=abc",
    "optimizer.lr=-1",
    "optimizer.lr=1e309",
    "optimizer.lr=NaN",
    "optimizer.lr=Infinity",
    "optimizer.lr=0x10",
    "optimizer.lr=",
    "optimizer.lr",
    "optimizer.lr=%E0%A4%A",
    "optimizer.lr=%",
    "model.depth=1.5",
    "model.depth=101",
    "model.bias=yes",
    "model.activation=constructor",
    "name=%ED%A0%80",
    "a.optimizer.lr=abc",
    "a.t3.optimizer.lr=abc",
    "lanes=13",
    "lanes=0",
    "lanes=two",
    "step=-2",
    "view=settings",
    "lang=tlh",
  ];
  test.each(badValues)("puts the usual value in place of %s, and says so", (pair) => {
    const { state, scenario, notices } = decode(`#v=1&s=opening&${pair}`, known);
    expect(state).toEqual(stateOf(opening));
    expect(scenario).toBe("opening");
    expect(notices).toMatchObject([{ kind: "address_replaced", fields: [pair.split("=")[0]] }]);
  });

  test("says what would have been allowed", () => {
    expect(decode("#v=1&s=opening&b.clip.max_norm=-3", known).notices).toEqual([
      {
        kind: "address_replaced",
        fields: ["b.clip.max_norm"],
        problems: [
          {
            path: "b.clip.max_norm",
            value: '"-3"',
            code: "range",
            allowed: { kind: "number", min: 0, max: 3.4028234663852886e38 },
            with: [],
          },
        ],
      },
    ]);
  });

  test("leaves out one of two settings that PyTorch refuses together", () => {
    const sine = decode("#v=1&s=opening&model.in_features=3&seed=5", known);
    expect(sine.notices).toMatchObject([
      { kind: "address_replaced", fields: ["model.in_features"], problems: [{ code: "contradiction" }] },
    ]);
    expect(resolve(sine.state.comparison)[0]?.experiment).toMatchObject({ seed: 5, model: { in_features: 1 } });
    const nesterov = decode("#v=1&lanes=1&optimizer.name=sgd&optimizer.nesterov=true", known);
    expect(resolve(nesterov.state.comparison)[0]?.experiment.optimizer).toMatchObject({ name: "sgd", nesterov: false });
    const large = decode("#v=1&lanes=1&model.hidden_features=512&model.depth=100&data.batch_size=1024", known);
    // What is too large is said by the lane that cannot be built: an address is read without the engine.
    expect(large.notices).toEqual([]);
  });

  test("refuses the rest of a link whose scenario it does not know", () => {
    expect(decode("#v=1&s=nosuch&seed=3", known)).toMatchObject({
      state: stateOf(opening),
      notices: [{ kind: "address_replaced", fields: ["s"] }],
    });
  });

  test("does not read another version, or a megabyte", () => {
    for (const hash of ["#v=2&s=opening", "#v=&seed=3", "#&&&", `#v=1&seed=3&name=${"x".repeat(2 ** 20)}`]) {
      expect(decode(hash, known)).toEqual({
        state: stateOf(opening),
        scenario: "opening",
        notices: [{ kind: "address_unreadable" }],
      });
    }
  });

  test("takes the escapes that browsers and messengers put in", () => {
    expect(decode("#v=1&lanes=1&optimizer.betas=0.9%2C0.5&%73eed=4", known).state.comparison.base).toEqual({
      seed: 4,
      optimizer: { betas: [0.9, 0.5] },
    });
  });

  test("never throws and always gives a state that trains", () => {
    const keys = [
      "v",
      "s",
      "lanes",
      "view",
      "step",
      "seed",
      "model.depth",
      "clip.mode",
      "b.clip.mode",
      "a.t3.clip.mode",
      "__proto__",
      "l.model.kind",
      "data.source",
      "model.norm",
      "data.batch_size",
    ];
    const values = [
      "1",
      "opening",
      "-1",
      "1e309",
      "NaN",
      "%",
      "%ff",
      "\ud800",
      "norm",
      "sine",
      "batch_norm",
      "",
      "null",
      "[object Object]",
    ];
    const pair = fc
      .tuple(fc.constantFrom(...keys), fc.constantFrom(...values))
      .map(([key, value]) => `${key}=${value}`);
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), expectWorking));
    fc.assert(
      fc.property(
        fc.array(pair, { maxLength: 12 }).map((pairs) => `#${pairs.join("&")}`),
        expectWorking,
      ),
    );
  });

  test("is bounded: long texts, many lanes, thousands of changes", () => {
    const many = (count: number, text: (k: number) => string) =>
      `#v=1&lanes=12&${Array.from({ length: count }, (_, k) => text(k)).join("&")}`;
    const hashes = [
      "&".repeat(1e6),
      many(1e5, (k) => `k${k}=1`),
      many(1e5, () => "%"),
      many(2e4, (k) => `${"abcdefghijkl"[k % 12]}.t${k}.optimizer.lr=${k}`),
      many(9e4, () => "name=\ud800"),
      `#name=${"%41".repeat(3e5)}`,
    ];
    for (const hash of hashes) {
      const began = performance.now();
      const { state, notices } = decode(hash, known);
      expect(performance.now() - began).toBeLessThan(1500);
      expect(notices.length).toBeGreaterThan(0);
      expect(JSON.stringify(notices).length).toBeLessThan(5000);
      for (const { timeline } of state.comparison.lanes) expect(timeline.length).toBeLessThanOrEqual(MAX_TIMELINE);
    }
  });

  test("reads the longest address that encode writes", () => {
    const timeline = Array.from({ length: MAX_TIMELINE }, (_, k) => ({
      step: 1e9 - k,
      patch: {
        optimizer: { lr: k + 1.2345678901234e-300, weight_decay: k + 1 / 3 },
        clip:
          k % 2 ? { mode: "norm", max_norm: k + 1 / 7, norm_type: "inf" } : { mode: "value", clip_value: k + 1 / 9 },
      },
    })) as Comparison["lanes"][number]["timeline"];
    const full = { base: {}, lanes: Array.from({ length: 12 }, () => ({ patch: {}, timeline })) };
    const { state, notices } = decode(encode(stateOf(full), known), known);
    expect(notices).toEqual([]);
    expect(state.comparison).toEqual(canonical(full));
  });
});
