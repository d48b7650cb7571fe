// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type BackwardPass, backwardPass } from "../../../../src/engine/backwardPass.ts";
import type { Run } from "../../../../src/experiment/run.ts";
import { figure, growth } from "../../../../src/text/numbers.ts";
import { train, useLab } from "./smallLab.ts";

vi.mock("../../../../src/views/labStore.ts", () => import("./smallLab.ts"));
const { default: StepPanel } = await import("../../../../src/views/lab/panels/step/StepPanel.tsx");
const { settingActions } = await import("../../../../src/views/settings.ts");

const net = (model: object = {}) => ({
  model: { kind: "mlp", depth: 3, hidden_features: 6, activation: "tanh", ...model },
  data: { batch_size: 8 },
});
const passOf = (run: Run): BackwardPass => backwardPass(run.experiment.model, run.readTensor);
const lane = (letter: string) => screen.getByRole("region", { name: new RegExp(`lane ${letter}$`) });
const sentence = (letter = "A") => lane(letter).querySelector(".lens-sentence")?.textContent ?? "";
const formula = () => lane("A").querySelector(".lens-formula")?.textContent ?? "";
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const plain = (written: string) => written.replace("^", "");

async function open() {
  render(<StepPanel />);
  await act(async () => {});
}

beforeEach(() => {
  vi.useFakeTimers();
  settingActions.setLanguage("en");
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe("one step under the lens", () => {
  it("goes from the output through Wᵀ and φ′ of every layer, with the norms and their factors", async () => {
    const [run] = train(3, net()) as [Run];
    const { output, links } = passOf(run);
    await open();
    expect(screen.getByText("stage 1 of 7")).toBeDefined();
    expect(formula()).toBe("δ = ∂L/∂ŷ");
    expect(sentence()).toContain(plain(figure(output)));
    let behind = output;
    for (const { index, signal, delta } of links) {
      press("Next stage");
      expect(formula()).toContain(`∂L/∂h${index} = W${index + 1}⊤`);
      expect(sentence()).toContain(`${plain(figure(behind))} becomes ${plain(figure(signal))}`);
      expect(sentence()).toContain(plain(growth(signal / behind)));
      press("Next stage");
      expect(formula()).toBe(`δ${index} = ∂L/∂h${index} ⊙ φ′(z${index})`);
      expect(sentence()).toContain(plain(growth((delta as number) / signal)));
      behind = delta as number;
    }
    expect(sentence()).toContain(`Since the output: ${plain(growth(behind / output))}`);
    press("Stage before");
    expect(screen.getByText("stage 6 of 7")).toBeDefined();
  });

  it("plays a stage every 1.2 s and stops at the first layer; it never plays on its own", async () => {
    train(1, net());
    await open();
    act(() => vi.advanceTimersByTime(5000));
    expect(screen.getByText("stage 1 of 7")).toBeDefined();
    press("Play the backward pass");
    act(() => vi.advanceTimersByTime(1300));
    expect(screen.getByText("stage 2 of 7")).toBeDefined();
    press("Pause the backward pass");
    act(() => vi.advanceTimersByTime(5000));
    expect(screen.getByText("stage 2 of 7")).toBeDefined();
    press("Play the backward pass");
    act(() => vi.advanceTimersByTime(12000));
    expect(screen.getByText("stage 7 of 7")).toBeDefined();
    expect(screen.queryByRole("button", { name: "Play the backward pass" })).not.toBeNull();
  });

  it("is walked through with the arrow keys, to the left as it is drawn, and with the slider", async () => {
    train(1, net());
    await open();
    const toolbar = screen.getByRole("toolbar");
    fireEvent.keyDown(toolbar, { key: "ArrowLeft" });
    fireEvent.keyDown(toolbar, { key: "ArrowLeft" });
    fireEvent.keyDown(toolbar, { key: "ArrowRight" });
    expect(screen.getByText("stage 2 of 7")).toBeDefined();
    const slider = screen.getByRole("slider");
    expect(slider.getAttribute("aria-valuetext")).toMatch(/^layer 3: /);
    fireEvent.change(slider, { target: { value: "1" } });
    expect(screen.getByText("stage 6 of 7")).toBeDefined();
    fireEvent.change(slider, { target: { value: "4" } });
    expect(screen.getByText("stage 1 of 7")).toBeDefined();
  });

  it("keeps a lane of fewer layers at its last stage", async () => {
    train(1, net(), net({ depth: 1 }));
    await open();
    for (let k = 0; k < 6; k++) press("Next stage");
    expect(sentence("A")).toContain("φ′ of layer 1");
    expect(sentence("B")).toContain("φ′ of layer 1");
    expect(screen.getByText("stage 7 of 7")).toBeDefined();
  });

  it("stays at the same layer in lanes of different kinds: a gated cell has one stage where another has two", async () => {
    train(1, { model: { kind: "rnn", seq_len: 4 } }, { model: { kind: "rnn", cell: "gru", seq_len: 4 } });
    await open();
    expect(screen.getByText("stage 1 of 9")).toBeDefined();
    for (const place of [4, 4, 3, 3, 2, 2, 1, 1]) {
      press("Next stage");
      expect(sentence("A")).toContain(`time step ${place}:`);
      expect(sentence("B")).toContain(`time step ${place}:`);
    }
  });

  it.each([
    ["normalization", net({ norm: "layer_norm" }), 3, "∂L/∂h2 = W3⊤ (∂n3/∂z3)⊤ δ3", "stands the normalization"],
    ["residual", net({ residual: true, residual_scale: 0.5 }), 3, "∂L/∂h2 = W3⊤ δ3 + ∂L/∂h3", "residual connection"],
    ["recurrent", { model: { kind: "rnn", seq_len: 3 } }, 3, "∂L/∂h2 = Whh⊤ δ3", ""],
    [
      "LSTM",
      { model: { kind: "rnn", cell: "lstm", seq_len: 3 } },
      2,
      "∂L/∂h2 = (∂h3/∂h2)⊤ ∂L/∂h3 + (∂c3/∂h2)⊤ ∂L/∂c3",
      "LSTM",
    ],
    ["GRU", { model: { kind: "rnn", cell: "gru", seq_len: 3 } }, 2, "∂L/∂h2 = (∂h3/∂h2)⊤ ∂L/∂h3", "GRU"],
    ["one neuron", { model: { kind: "one_neuron_rnn", seq_len: 3 } }, 2, "∂L/∂h2 = w · φ′(h2) · ∂L/∂h3", "One neuron"],
    ["truncated", { model: { kind: "rnn", seq_len: 3, tbptt: 2 } }, 3, "∂L/∂h2 = 0", "Truncated BPTT"],
  ])("names what stands in the way: %s", async (_, patch, stages, written, note) => {
    train(1, patch);
    await open();
    for (let k = 0; k < stages; k++) press("Next stage");
    expect(formula().replaceAll(/\s+/g, " ").trim()).toBe(written);
    expect(lane("A").textContent).toContain(note);
  });

  it("tells Inf and NaN as they are", async () => {
    train(6, { ...net({ activation: "relu" }), optimizer: { name: "sgd", lr: 1e30 } });
    await open();
    expect(lane("A").querySelectorAll(".lens-cell.nan").length).toBeGreaterThan(0);
    press("Next stage");
    expect(sentence()).toContain("there is no number left");
    expect(sentence()).not.toContain("Since the output");
  });

  it("has nothing to show before the first step", async () => {
    train(0, net());
    expect(useLab.getState().playhead).toBe(-1);
    await open();
    expect(document.body.textContent).toContain("No step yet");
  });
});
