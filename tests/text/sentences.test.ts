import { describe, expect, it } from "vitest";
import { en } from "../../src/text/en.ts";
import { settingText, thresholdText } from "../../src/text/settingText.ts";
import { tensorPlace } from "../../src/text/tensorPlace.ts";
import { zh } from "../../src/text/zh.ts";

describe("the state of a lane", () => {
  const exploded = { kind: "exploded", step: 27, tensor: "h2", what: "activation", nan: false } as const;

  it("says what happened, where and when", () => {
    expect(en.lane.status(exploded)).toBe("Exploded at step 27: layer 2 activation became Inf");
    expect(zh.lane.status(exploded)).toBe("第 27 步爆炸：第 2 层激活值变为 Inf");
    expect(en.lane.statusShort(exploded, null)).toBe("Exploded at step 27: layer 2 became Inf");
    expect(zh.lane.statusShort(exploded, null)).toBe("第 27 步爆炸：第 2 层变为 Inf");
  });

  it("counts the steps that were clipped", () => {
    const training = { kind: "training", step: 64, clipped: 65 } as const;
    expect(en.lane.status(training)).toBe("Training, clipped on 65 of 65 steps");
    expect(zh.lane.status(training)).toBe("训练中，65 步中裁剪了 65 步");
    expect(en.lane.statusShort(training, 0.13)).toBe("Training, loss 0.13");
  });

  it("gives the figures of the other states", () => {
    expect(en.lane.status({ kind: "vanished", ratio: 1.7e-6 })).toBe("Not learning: layer 1 gets 1.7 × 10^−6");
    expect(en.lane.status({ kind: "finished", steps: 200, loss: 0.03 })).toBe("Finished: 200 steps, loss 0.030");
    expect(en.lane.status({ kind: "failed", code: "memory" })).toBe("Training stopped: out of memory");
    expect(en.lane.status({ kind: "failed", code: "exception", message: "x is 0" })).toBe("Training stopped: x is 0");
  });
});

describe("the prediction", () => {
  const figures = { chi: "1.62", trend: "grows", factor: "×1.27", product: "×77", layers: 19 } as const;

  it("goes from the reason to the product", () => {
    expect(en.prediction.sentence(figures)).toBe(
      "σ_w²/2 = 1.62, above 1, so the signal grows **×1.27** per layer: **×77** from layer 19 back to layer 1.",
    );
    expect(zh.prediction.sentence(figures)).toBe(
      "σ_w²/2 = 1.62 > 1，信号每层增长 **×1.27**：从第 19 层回传到第 1 层共 **×77**。",
    );
  });

  it("does without the reason where there is no closed form", () => {
    expect(en.prediction.sentence({ ...figures, chi: null, trend: "shrinks" })).toMatch(/^The signal shrinks/);
  });
});

describe("a problem", () => {
  const problem = (code: "range" | "contradiction", allowed: object) =>
    en.problem("Depth", { code, value: "2.5", with: [{ path: "data.source", value: '"sine"' }], allowed } as never);

  it("says what the field takes", () => {
    expect(problem("range", { kind: "integer", min: 0, max: 100 })).toBe(
      "Depth takes a whole number from 0 to 100, not 2.5.",
    );
    expect(problem("range", { kind: "number", min: 0, max: 3.4028234663852886e38 })).toBe(
      "Depth takes a number from 0 up, not 2.5.",
    );
    expect(problem("contradiction", { kind: "choice", values: [1] })).toBe('Depth takes 1 with data.source = "sine".');
  });
});

describe("a setting", () => {
  it("stays as it was typed", () => {
    expect([0.002, 0.000006, 1e-7, 0, 100, -2].map((value) => settingText(value))).toEqual([
      "0.002",
      "0.000006",
      "1e−7",
      "0",
      "100",
      "−2",
    ]);
    expect(settingText([0.9, 0.999])).toBe("0.9, 0.999");
  });

  it("keeps its width from 1 on where a slider moves it", () => {
    expect([1.8, 1.337, 2, 0.5, 0].map((value) => settingText(value, 2))).toEqual([
      "1.80",
      "1.337",
      "2.00",
      "0.5",
      "0",
    ]);
    expect([1, 0.01, 100].map(thresholdText)).toEqual(["1.0", "0.01", "100"]);
  });
});

describe("tensorPlace", () => {
  it("reads layers and parameters from names", () => {
    expect(tensorPlace("h12")).toEqual({ layer: 12, part: null });
    expect(tensorPlace("linear3.bias")).toEqual({ layer: 3, part: "bias" });
    expect(tensorPlace("prediction")).toEqual({ layer: null, part: null });
  });
});
