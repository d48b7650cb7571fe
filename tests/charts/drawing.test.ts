// @vitest-environment jsdom
import { beforeAll, describe, expect, test } from "vitest";
import type { Chart } from "../../src/charts/chart.ts";
import { createGradientNorms, type HeroWords } from "../../src/charts/gradientNorms.ts";
import { createHeatMap } from "../../src/charts/heatMap.ts";
import { createLegend } from "../../src/charts/legend.ts";
import { createLoss } from "../../src/charts/loss.ts";
import { createUpdateRatio } from "../../src/charts/updateRatio.ts";
import { stepRange } from "../../src/text/stepRange.ts";
import { lossRun, recordedRun } from "./recorded.ts";

/** Pixels of a letter. */
let letter = 6;
/** Hears of every line that is drawn. */
let onLine: (x: number) => void = () => undefined;

/** jsdom has no canvas: this one takes every call and measures a letter as 6 pixels. */
function fakeContext(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const answers: Record<string, unknown> = {
    canvas,
    measureText: (text: string) => ({ width: letter * text.length }),
    lineTo: (x: number) => onLine(x),
    createLinearGradient: () => ({ addColorStop: () => undefined }),
    createPattern: () => null,
    createImageData: (width: number, height: number) => ({
      width,
      height,
      data: new Uint8ClampedArray(4 * width * height),
    }),
  };
  return new Proxy(answers, { get: (target, name: string) => target[name] ?? (() => undefined) }) as never;
}

beforeAll(() => {
  HTMLCanvasElement.prototype.getContext = function getContext(this: HTMLCanvasElement) {
    return fakeContext(this);
  } as never;
  globalThis.DOMMatrix ??= class {
    rotate = () => this;
    scale = () => this;
  } as never;
});

const history = recordedRun(4, 30, (step, layer) => (step < 25 ? 10 ** (step / 2 - layer) : Number.NaN));
const heroWords = {
  float32Max: "float32 max",
  input: "input",
  output: "output",
  backwardPass: "backward pass",
  theoryAtStart: (factor) => `theory ${factor}`,
  onTheoryLine: (factor) => `on theory ${factor}`,
  step: stepRange.en,
  layerAtStep: (layer, steps) => `layer ${layer} ${stepRange.en(steps)}`,
  outputAtStep: (steps) => `output ${stepRange.en(steps)}`,
  inOneUpdate: "in one update",
  pressPlay: "Press play",
  theoryHint: "theory",
  fitted: (from, to) => `${from} to ${to}`,
} satisfies HeroWords;
const look = { variant: "full", lane: 0, theme: "light" } as const;
const view = { ...look, playhead: 20, window: 80, until: 30, hoverStep: 3 };
const hero = {
  ...look,
  history,
  playhead: 20,
  heldStep: null,
  quantity: "signal",
  theory: [10, 10, 10],
  hiddenLayers: 4,
  hoverLayer: 2,
  domain: null,
  playing: false,
  words: heroWords,
} as const;
const heat = {
  ...view,
  history,
  quantity: "signal",
  hiddenLayers: 4,
  hoverLayer: 2,
  dead: true,
  words: { nanFromHere: "NaN from here on", runStopped: "stopped", outputBadge: "out" },
} as const;
const loss = {
  ...view,
  history,
  ghost: null,
  axis: true,
  words: { peakThen: (peak: string, what: string) => `${peak}, then ${what}`, stepZero: "step 0" },
};
const ratio = { ...view, history, hoverLayer: 1, words: { healthy: "healthy", stepZero: "step 0" } };

function mounted<C extends Chart<never>>(create: (host: HTMLElement) => C) {
  const host = document.createElement("figure");
  document.body.append(host);
  const chart = create(host);
  chart.resize(544, 255);
  return { host, chart };
}

const nodes = (host: HTMLElement) => [...host.querySelectorAll("*")];
const texts = (host: HTMLElement) =>
  [...host.querySelectorAll("text:not([display=none])")].map((text) => text.textContent);

/** Each chart with two pictures, the second one of an earlier step. */
const charts = [
  ["gradientNorms", createGradientNorms, hero, { ...hero, playhead: 19, hoverLayer: null }],
  ["heatMap", createHeatMap, heat, { ...heat, playhead: 19, hoverLayer: null }],
  ["loss", createLoss, loss, { ...loss, playhead: 19 }],
  ["updateRatio", createUpdateRatio, ratio, { ...ratio, playhead: 19 }],
] as const;

describe.each(charts)("%s", (_, create, data, other) => {
  const start = () => mounted(create as (host: HTMLElement) => Chart<unknown>);

  test("leaves the document alone when nothing changed", () => {
    const { host, chart } = start();
    chart.draw(data);
    const changes = new MutationObserver(() => undefined);
    changes.observe(host, { subtree: true, childList: true, attributes: true, characterData: true });
    chart.draw(data);
    chart.draw({ ...data });
    expect(changes.takeRecords()).toEqual([]);
    chart.draw(other);
    expect(changes.takeRecords()).not.toEqual([]);
  });

  test("goes from step to step with the elements that it has", () => {
    const { host, chart } = start();
    chart.draw(data);
    chart.draw(other);
    const before = nodes(host);
    for (let i = 0; i < 5; i++) chart.draw(i % 2 === 0 ? data : other);
    const same = nodes(host).filter((node) => node.tagName !== "tspan");
    expect(same).toEqual(before.filter((node) => node.tagName !== "tspan"));
  });

  test("writes no style attribute into its markup", () => {
    const { host, chart } = start();
    chart.draw(data);
    expect([...host.querySelectorAll("svg [style], svg[style]")]).toEqual([]);
  });

  test("takes everything along that it put into the page", () => {
    const { host, chart } = start();
    chart.draw(data);
    chart.destroy();
    expect(host.childElementCount).toBe(0);
  });
});

describe("words in the charts", () => {
  test("raise the exponents, and say the linked layer's value", () => {
    const { host, chart } = mounted(createGradientNorms);
    chart.draw(hero);
    expect(texts(host)).toContain("layer 2 step 20");
    const raised = [...host.querySelectorAll("tspan[font-size]")].map((tspan) => tspan.textContent);
    expect(raised).toContain("38");
    expect(texts(host)).toContain("float32 max 3.4 × 1038");
  });

  test("invite to press play before the first step, with the theory already there", () => {
    const { host, chart } = mounted(createGradientNorms);
    chart.draw({ ...hero, history: null, playhead: -1 });
    expect(texts(host)).toEqual(expect.arrayContaining(["Press play", "theory ×10"]));
    chart.draw({ ...hero, history: null, playhead: -1, playing: true });
    expect(texts(host)).not.toContain("Press play");
    expect(texts(host)).toContain("theory ×10");
  });

  test("are measured again when a font has come", () => {
    const fonts = new EventTarget();
    Object.defineProperty(document, "fonts", { value: fonts, configurable: true });
    const { host, chart } = mounted(createLegend);
    const firstTick = () => host.querySelectorAll("text")[4]?.getAttribute("x");
    chart.draw(look);
    const before = firstTick();
    letter = 9;
    fonts.dispatchEvent(new Event("loadingdone"));
    chart.draw(look);
    expect(firstTick()).not.toBe(before);
    letter = 6;
    Reflect.deleteProperty(document, "fonts");
  });

  test("are not crossed by the playhead", () => {
    const { host, chart } = mounted(createHeatMap);
    chart.draw({ ...heat, playhead: 36, until: 40 });
    const parts = host.querySelector(".chart-playhead")?.getAttribute("d")?.match(/M/g);
    expect(parts).toHaveLength(2);
  });

  test("tell how far the loss went at the first place where its line does not come back through them", () => {
    const peaksAt = (...steps: readonly number[]) => {
      const { host, chart } = mounted(createLoss);
      chart.draw({ ...loss, history: lossRun(60, (step) => (steps.includes(step) ? 10 ** (6 + step / 10) : 1)) });
      return texts(host).filter((text) => text?.includes("×"));
    };
    expect(peaksAt(10)).toEqual(["1.0 × 107"]);
    expect(peaksAt(10, 24)).toEqual(["1.0 × 107"]);
    expect(peaksAt(2, 5, 8, 12)).toEqual(["1.6 × 107"]);
  });

  test("tell how a loss ended that is no number any more", () => {
    const { host, chart } = mounted(createLoss);
    chart.draw({
      ...loss,
      history: lossRun(30, (step) => (step < 20 ? 1 : step < 23 ? 10 ** (step - 10) : Number.NaN)),
    });
    expect(texts(host)).toContain("1.0 × 1012, then NaN");
  });

  test("of the other lane's loss go on where this lane has stopped", () => {
    const { chart } = mounted(createLoss);
    const longer = recordedRun(4, 60, () => 1);
    const lines: number[] = [];
    onLine = (x) => lines.push(x);
    chart.draw({ ...loss, ghost: longer, playhead: 59, until: 60 });
    onLine = () => undefined;
    expect(Math.max(...lines)).toBeGreaterThan(44 + (484 * 58) / 80);
  });

  test("say what became of a run that stopped, and number the linked row", () => {
    const { host, chart } = mounted(createHeatMap);
    chart.draw(heat);
    expect(texts(host)).toEqual(expect.arrayContaining(["NaN from here on", "stopped", "2"]));
    chart.draw({ ...heat, dead: false, hoverLayer: 5 });
    expect(texts(host)).not.toContain("stopped");
    expect(texts(host)).toContain("out");
  });

  test("tell layer and step under the pointer", () => {
    const { chart } = mounted(createHeatMap);
    expect([chart.stepAt(300), chart.layerAt(100)]).toEqual([null, null]);
    chart.draw(heat);
    expect([chart.stepAt(44), chart.layerAt(3), chart.layerAt(252)]).toEqual([0, 5, 1]);
    const { chart: norms } = mounted(createGradientNorms);
    norms.draw(hero);
    expect([norms.layerAt(44), norms.layerAt(528), norms.layerAt(2)]).toEqual([1, 5, null]);
  });

  test("name Inf and NaN in the legend", () => {
    const { host, chart } = mounted(createLegend);
    chart.draw(look);
    expect(texts(host)).toEqual(expect.arrayContaining(["Inf", "NaN", "10−4", "1038"]));
  });
});
