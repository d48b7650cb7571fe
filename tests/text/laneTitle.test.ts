import { describe, expect, it } from "vitest";
import { laneTitle as partsOf } from "../../src/experiment/differences.ts";
import { scenarios } from "../../src/experiment/scenarios/index.ts";
import { en } from "../../src/text/en.ts";
import type { Text } from "../../src/text/index.ts";
import { laneTitle } from "../../src/text/laneTitle.ts";
import { zh } from "../../src/text/zh.ts";

const titles = (text: Text, id: keyof typeof scenarios) =>
  scenarios[id].comparison.lanes.map((_, lane) => laneTitle(text, partsOf(scenarios[id].comparison, lane)));

describe("laneTitle", () => {
  it("names what differs between the lanes", () => {
    expect(titles(en, "opening")).toEqual(["No clipping", "Clipped at 100"]);
    expect(titles(en, "init_too_large")).toEqual(["Gaussian, σ_w 3", "He normal"]);
    expect(titles(en, "too_deep")).toEqual(["40 hidden layers", "3 hidden layers"]);
    expect(titles(en, "lr_too_high")).toEqual(["Learning rate 3", "Learning rate 0.1"]);
    expect(titles(en, "relu_unnormalized")).toEqual([
      "ReLU, no normalization",
      "ReLU, LayerNorm",
      "tanh, no normalization",
    ]);
    expect(titles(en, "article")).toEqual(["Clipped at 1.0", "No clipping"]);
  });

  it("says the same in Chinese", () => {
    expect(titles(zh, "article")).toEqual(["裁剪到 1.0", "不裁剪"]);
    expect(titles(zh, "too_deep")).toEqual(["40 个隐藏层", "3 个隐藏层"]);
  });

  it("writes a switch as on or off and a missing normalization as such", () => {
    const field = (path: string, value: string | boolean) => laneTitle(en, [{ kind: "field", path, value }]);
    expect(field("model.residual", true)).toBe("Residual on");
    expect(field("model.norm", "none")).toBe("No normalization");
    expect(field("model.activation", "gelu")).toBe("GELU");
  });

  it("names what a recurrent network differs in", () => {
    const field = (path: string, value: string | number | null) => laneTitle(en, [{ kind: "field", path, value }]);
    expect(field("model.cell", "lstm")).toBe("LSTM");
    expect(field("model.seq_len", 50)).toBe("50 time steps");
    expect(field("init.forget_bias", 1)).toBe("Forget bias 1");
    expect(field("init.forget_bias", null)).toBe("Forget bias none");
  });

  it("names no more than two differences, and says where there is none", () => {
    const lr = { kind: "field", path: "optimizer.lr", value: 0.1 } as const;
    expect(laneTitle(en, [lr, lr, lr])).toBe("Learning rate 0.1, learning rate 0.1");
    expect(laneTitle(en, [])).toBe("Same settings");
  });

  it("goes on in lower case, but for names", () => {
    const { several } = en.titles;
    expect(several(["Gain 3", "Clipped at 1.0"])).toBe("Gain 3, clipped at 1.0");
    expect(several(["SGD", "Leaky ReLU"])).toBe("SGD, leaky ReLU");
    for (const name of ["He normal", "Xavier uniform", "Adam", "Gaussian", "ReLU", "PyTorch default", "σ_w 3"]) {
      expect(several(["Depth 3", name])).toBe(`Depth 3, ${name}`);
    }
  });
});
