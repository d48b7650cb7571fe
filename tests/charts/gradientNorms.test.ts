import { describe, expect, test } from "vitest";
import { annotationsOf, frameOf, linesOf } from "../../src/charts/gradientNorms/annotations.ts";
import type { HeroData, HeroWords } from "../../src/charts/gradientNorms/data.ts";
import { createFit, fitDomain } from "../../src/charts/gradientNorms/fit.ts";
import { jumpOf, median } from "../../src/charts/gradientNorms/jump.ts";
import { SHARED_DOMAIN } from "../../src/charts/gradientNorms/layout.ts";
import { rowReader } from "../../src/charts/gradientNorms/rows.ts";
import { sceneOf } from "../../src/charts/gradientNorms/scene.ts";
import { distance, meanFactor, theoryLine } from "../../src/charts/gradientNorms/theory.ts";
import { tipOf } from "../../src/charts/gradientNorms/tooltip.ts";
import { contains, crossing, overlaps } from "../../src/charts/labels.ts";
import { layerColumns, weightColumns } from "../../src/charts/layerColumns.ts";
import { FLOAT32_MAX_LOG } from "../../src/charts/logScale.ts";
import type { Palette } from "../../src/charts/palette.ts";
import { stepRange } from "../../src/text/stepRange.ts";
import { layoutWith, recordedRun } from "./recorded.ts";

const HIDDEN = 20;
const words: HeroWords = {
  float32Max: "float32 max",
  input: "input",
  output: "output",
  backwardPass: "backward pass",
  theoryAtStart: (factor) => `theory at start: ${factor} per layer`,
  onTheoryLine: (factor) => `on the theory line: ${factor} per layer`,
  step: stepRange.en,
  layerAtStep: (layer, steps) => `layer ${layer} · ${stepRange.en(steps)}`,
  outputAtStep: (steps) => `output · ${stepRange.en(steps)}`,
  inOneUpdate: "in one update",
  pressPlay: "Press play",
  theoryHint: "theory",
  fitted: (from, to) => `fit: ${from} to ${to}`,
};
const base: HeroData = {
  history: null,
  playhead: -1,
  heldStep: null,
  quantity: "signal",
  theory: null,
  hiddenLayers: HIDDEN,
  hoverLayer: null,
  domain: null,
  playing: true,
  words,
  variant: "full",
  lane: 0,
  theme: "light",
};
const sizes = { tick: 11, note: 11, value: 14, strong: 13, tip: 10.5, end: 12 };
const settingOf = (data: HeroData, width = 544, height = 255) => ({
  data,
  scene: sceneOf(data, width, height, rowReader()),
  palette: { sizes } as Palette,
  measure: (text: string, style: keyof typeof sizes) => text.length * sizes[style] * 0.58,
});
const scene = (data: Partial<HeroData>) => settingOf({ ...base, ...data }).scene;

/** Grows by 1.27 a layer toward the input; explodes at step 26, is NaN from step 27 on. */
const exploding = recordedRun(HIDDEN, 40, (step, layer) => {
  if (step >= 27) return Number.NaN;
  return (step === 26 ? 1e20 : 0.01) * (step === 26 ? 6 : 1.27) ** (HIDDEN - layer);
});
const theory = Array(HIDDEN - 1).fill(1.27);

describe("where the layers stand in a row", () => {
  const layout = layoutWith(2);
  test.each([
    ["signal", [1, 2, 3]],
    ["weight_gradient", [4, 6, 8]],
    ["activation", [22, 23, 24]],
  ] as const)("%s", (quantity, expected) => {
    expect(layerColumns(layout, quantity)).toEqual(expected);
  });
  test("is nowhere for what was not recorded", () => {
    expect(weightColumns({ ...layout, columns: [] }, "update_norm_f64")).toEqual([]);
  });
});

describe("the theory line", () => {
  test("multiplies the factors from the last hidden layer back to the first", () => {
    const line = theoryLine([10, 100, 1000], -2);
    expect([...line].map(Math.round)).toEqual([4, 3, 1, -2]);
    expect(meanFactor([1, 4])).toBeCloseTo(2);
  });

  test("is as far from a row as at the layer where it is furthest, and NaN beside NaN", () => {
    expect(distance(Float64Array.of(0, 0, 0), Float64Array.of(0.1, -0.4, 0.2))).toBeCloseTo(0.4);
    expect(distance(Float64Array.of(0, 0), Float64Array.of(Number.NaN, 0))).toBeNaN();
  });

  test("is anchored at step 0, and at the shown step where the data lie on it", () => {
    expect(scene({ history: exploding, playhead: 10, theory }).theory?.onData).toBe(true);
    const held = scene({ history: exploding, playhead: 30, heldStep: 26, theory });
    expect(held.theory?.onData).toBe(false);
    expect(held.theory?.line[HIDDEN - 1]).toBeCloseTo(-2);
  });

  test("stands there before the first step, and only for the signal", () => {
    expect(scene({ theory }).theory?.line[HIDDEN - 1]).toBe(0);
    expect(scene({ theory, quantity: "weight_gradient" }).theory).toBeNull();
  });
});

describe("a jump", () => {
  test("is more than six decades of the median layer in one step", () => {
    const rows = (log: number) => Float64Array.from({ length: 21 }, () => log);
    expect(jumpOf(rows(0), rows(6.5))).toEqual({ layer: 11, from: 0, to: 6.5 });
    expect(jumpOf(rows(0), rows(5.9))).toBeNull();
    expect(jumpOf(rows(0), rows(Number.NaN))).toBeNull();
  });

  test("is shown at the layer nearest to the middle that is finite", () => {
    const now = Float64Array.from({ length: 9 }, (_, i) => (i < 6 ? Number.NaN : 20));
    expect(jumpOf(new Float64Array(9), now)?.layer).toBe(7);
  });

  test("has a median as usual", () => {
    expect(median(Float64Array.of(3, 1, 2))).toBe(2);
    expect(median(Float64Array.of(4, 1, 2, 3))).toBe(2.5);
    expect(median(new Float64Array(0))).toBeNaN();
  });
});

describe("what is shown of a run", () => {
  test("after an explosion is the last finite step", () => {
    const { rows, jump } = scene({ history: exploding, playhead: 39, heldStep: 26 });
    expect(rows?.steps).toEqual([26, 26]);
    expect(rows?.current.every(Number.isFinite)).toBe(true);
    expect(Math.round((jump?.to ?? 0) - (jump?.from ?? 0))).toBeGreaterThan(20);
  });

  test("is the step of the playhead before it, and where nothing is held its NaN", () => {
    expect(scene({ history: exploding, playhead: 3, heldStep: 26 }).rows?.steps).toEqual([3, 3]);
    expect(scene({ history: exploding, playhead: 39 }).rows?.current.every(Number.isNaN)).toBe(true);
  });

  test("is nothing before the first step", () => {
    expect(scene({ history: exploding, playhead: -1 }).rows).toBeNull();
  });

  test("of a bin of several steps is its last value with its extremes, and no jump", () => {
    const long = recordedRun(HIDDEN, 300, (step) => 10 ** (step % 8), 25 * layoutWith(HIDDEN).width * 64);
    expect(long.stride).toBeGreaterThan(1);
    const { rows, jump } = scene({ history: long, playhead: 250 });
    const [from = 0, to = 0] = rows?.steps ?? [];
    expect(to - from + 1).toBe(long.stride);
    expect(rows?.extremes?.high[0]).toBeGreaterThan(rows?.extremes?.low[0] ?? 0);
    expect(jump).toBeNull();
    const end = scene({ history: long, playhead: to });
    expect(end.rows?.steps).toEqual([to, to]);
    expect(end.rows?.extremes).toBeNull();
    expect(end.jump, "the bin before is several updates away").toBeNull();
    long.keep(250, new Float64Array(long.layout.width).fill(1e10));
    const kept = scene({ history: long, playhead: 250 }).rows;
    expect(kept?.steps).toEqual([250, 250]);
    expect(kept?.current[0]).toBe(10);
  });

  test("tells zeros and values below the scale from the others", () => {
    expect(scene({ history: recordedRun(HIDDEN, 1, () => 1e-8), playhead: 0 }).below).toBe(false);
    expect(scene({ history: recordedRun(HIDDEN, 1, () => 1e-9), playhead: 0 }).below).toBe(true);
    expect(scene({ history: recordedRun(HIDDEN, 1, () => 0), playhead: 0 }).below).toBe(true);
  });
});

describe("the scale", () => {
  test("reaches the float32 ceiling, unless it is fitted", () => {
    expect(scene({ history: exploding, playhead: 5 }).layout.y.domain).toEqual(SHARED_DOMAIN);
    const fitted = scene({ history: exploding, playhead: 5, domain: [-3, 9] }).layout;
    expect(fitted.y.domain).toEqual([-3, 9]);
    expect(fitted.ceiling).toBe(false);
  });

  test("that is fitted is one for all lanes, and the same object while its ends are the same", () => {
    const domainOf = createFit();
    const [calm, wild] = [
      { ...base, history: exploding, playhead: 5 },
      { ...base, history: exploding, playhead: 26 },
    ];
    const [low, high] = domainOf([calm]);
    expect(high - low).toBeLessThan(8);
    const [lowest, highest] = domainOf([calm, wild]);
    expect(lowest).toBeLessThanOrEqual(low);
    expect(highest).toBe(domainOf([wild])[1]);
    expect(domainOf([wild, calm])).toBe(domainOf([calm, wild]));
    expect(domainOf([{ ...base }])).toEqual([-2, 2]);
  });

  test("fits whole decades, four at least, and no number above the float32 ceiling", () => {
    expect(fitDomain([[0.5, 0.6]])).toEqual([0, 4]);
    expect(fitDomain([[-3.1, 38.2, Number.POSITIVE_INFINITY, Number.NaN]])[1]).toBe(FLOAT32_MAX_LOG);
    expect(fitDomain([[Number.NaN]])).toEqual([-2, 2]);
  });
});

describe("the annotations", () => {
  const shown = [
    { history: exploding, playhead: 39, heldStep: 26, theory },
    { history: exploding, playhead: 10, theory },
    { history: exploding, playhead: 39, theory },
    { history: exploding, playhead: 39, heldStep: 26, theory, domain: [-3, 36] },
    { history: exploding, playhead: 39, heldStep: 26, theory, variant: "compact" },
    { theory },
  ] as const satisfies readonly Partial<HeroData>[];

  test.each(shown)("never overlap each other and are never cut: %#", (data) => {
    for (const [width, height] of [
      [544, 255],
      [390, 158],
      [320, 140],
    ] as const) {
      const setting = settingOf({ ...base, ...data }, width, height);
      const placed = annotationsOf(setting);
      for (const [i, each] of placed.entries()) {
        expect(contains(frameOf(setting.scene.layout), each.box)).toBe(true);
        const [current] = linesOf(setting.scene).filter((line) => line.weight === 4);
        if (current && (each.kind === "theory" || each.kind === "trail")) expect(crossing(each.box, current)).toBe(0);
        for (const other of placed.slice(0, i)) expect(overlaps(each.box, other.box)).toBe(false);
      }
    }
  });

  test("say the value at layer 1, the jump, the ceiling, the theory and the step before", () => {
    const placed = annotationsOf(settingOf({ ...base, ...shown[0] }));
    expect(placed.map((each) => [each.kind, each.text])).toEqual([
      ["value", "6.1 × 10^34"],
      ["jump", "×10^28"],
      ["limit", "float32 max 3.4 × 10^38"],
      ["theory", "theory at start: ×1.27 per layer"],
      ["trail", "step 25"],
    ]);
  });

  test("the tooltip stands in the frame, beside the layer that it is of, for every layer", () => {
    for (let layer = 1; layer <= HIDDEN + 1; layer++) {
      const setting = settingOf({ ...base, ...shown[0], hoverLayer: layer });
      const tip = tipOf(setting, annotationsOf(setting));
      expect(tip && contains(frameOf(setting.scene.layout), tip.box)).toBe(true);
      const { layers, y } = setting.scene.layout;
      const dot = { x: layers.x(layer), y: y.y(setting.scene.rows?.current[layer - 1] ?? 0), width: 0, height: 0 };
      expect(tip && overlaps(tip.box, dot)).toBe(false);
      expect(tip?.head).toBe(layer > HIDDEN ? "output · step 26" : `layer ${layer} · step 26`);
    }
    expect(tipOf(settingOf({ ...base, ...shown[0] }), [])).toBeNull();
  });
});
