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

  it("speaks of time steps where the network runs over time", () => {
    const over = { ...exploded, tensor: "h7", overTime: true };
    expect(en.lane.status(over)).toBe("Exploded at step 27: the state at time step 7 became Inf");
    expect(zh.lane.status(over)).toBe("第 27 步爆炸：第 7 个时间步的隐状态变为 Inf");
    expect(en.lane.statusShort(over, null)).toBe("Exploded at step 27: time step 7 became Inf");
    expect(zh.lane.statusShort(over, null)).toBe("第 27 步爆炸：第 7 个时间步变为 Inf");
    const places = [
      ["h7_l1", "activation", "layer 2 state at time step 7", "第 7 个时间步第 2 层的隐状态"],
      ["c7", "activation", "the cell state at time step 7", "第 7 个时间步的记忆元"],
      ["prediction", "activation", "the prediction", "预测值"],
      ["cell.weight_hh", "grad", "the recurrent weight gradient", "循环权重梯度"],
      ["cell.weight_ih_l1", "param", "layer 2 input weight", "第 2 层输入权重"],
      ["cell.bias_hh", "grad", "the recurrent bias gradient", "循环偏置梯度"],
      ["readout.bias", "param", "the readout bias", "输出层偏置"],
      ["neuron.w", "grad", "the gradient of w", "w 的梯度"],
      ["neuron.b", "param", "b", "b "],
    ] as const;
    for (const [tensor, what, english, chinese] of places) {
      expect(en.lane.status({ ...over, tensor, what })).toBe(`Exploded at step 27: ${english} became Inf`);
      expect(zh.lane.status({ ...over, tensor, what })).toBe(`第 27 步爆炸：${chinese}变为 Inf`);
    }
    expect(en.lane.status({ kind: "vanished", ratio: 0.5, overTime: true })).toBe(
      "Not learning: time step 1 gets 0.50",
    );
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
    expect(tensorPlace("h12")).toEqual({ kind: "layer", layer: 12, part: null });
    expect(tensorPlace("linear3.bias")).toEqual({ kind: "layer", layer: 3, part: "bias" });
    expect(tensorPlace("norm3.weight")).toEqual({ kind: "layer", layer: 3, part: "weight" });
    expect(tensorPlace("prediction")).toEqual({ kind: "other" });
  });

  it("reads time steps, and the layers of a stacked network from 1", () => {
    expect(tensorPlace("h12", true)).toEqual({ kind: "time", time: 12, memory: false, layer: null });
    expect(tensorPlace("h12_l0")).toEqual({ kind: "time", time: 12, memory: false, layer: 1 });
    expect(tensorPlace("c3_l1")).toEqual({ kind: "time", time: 3, memory: true, layer: 2 });
    expect(tensorPlace("cell.weight_hh_l0")).toEqual({ kind: "cell", from: "state", part: "weight", layer: 1 });
    expect(tensorPlace("cell.bias_ih")).toEqual({ kind: "cell", from: "input", part: "bias", layer: null });
    expect(tensorPlace("linear3.bias", true)).toEqual({ kind: "layer", layer: 3, part: "bias" });
  });
});
