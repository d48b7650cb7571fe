// @vitest-environment jsdom
import { act, cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { columnOf } from "../../../../src/engine/quantities.ts";
import type { Run } from "../../../../src/experiment/run.ts";
import { growth } from "../../../../src/text/numbers.ts";
import { labActions, train, useLab } from "./smallLab.ts";

vi.mock("../../../../src/views/labStore.ts", () => import("./smallLab.ts"));
vi.mock("../../../../src/views/lab/useChart.ts", () => ({ useChart: () => ({ current: null }) }));
const { default: LayerPanel } = await import("../../../../src/views/lab/panels/layer/LayerPanel.tsx");
const { settingActions } = await import("../../../../src/views/settings.ts");

const net = { model: { kind: "mlp", depth: 3, hidden_features: 6, activation: "relu" }, data: { batch_size: 8 } };
const lane = (letter: string) => screen.getByRole("region", { name: new RegExp(`lane ${letter}$`) });
const figures = (letter: string) => within(lane(letter)).findAllByRole("figure", { name: /how the \d+ values/ });

function gradientNorms({ layout, row }: Run): readonly number[] {
  const { offset = 0, length = 0 } = columnOf(layout, "hidden_grad_norm_f64") ?? {};
  return [...row.slice(offset, offset + length)];
}

beforeEach(() => settingActions.setLanguage("en"));
afterEach(cleanup);

describe("the layer panel", () => {
  it("says in each lane what the layer does to the gradient: the ratio of the recorded norms", () => {
    const runs = train(3, net, { ...net, seed: 7 });
    useLab.setState({ inspected: 2 });
    render(<LayerPanel />);
    runs.forEach((run, k) => {
      const norms = gradientNorms(run) as [number, number, number, number];
      const panel = lane("AB"[k] as string);
      const [factor, product] = panel.querySelectorAll(".factor dd");
      expect(factor?.textContent).toBe(growth(norms[1] / norms[2]).replace("^", ""));
      expect(product?.textContent).toBe(growth(norms[1] / norms[2]).replace("^", ""));
      expect(panel.querySelector(".layer-sentence")?.textContent).toContain(factor?.textContent);
    });
  });

  it("has the histograms of weights, activations and both gradients, with every value counted", async () => {
    const [run] = train(2, net) as [Run];
    useLab.setState({ inspected: 2 });
    render(<LayerPanel />);
    const found = await figures("A");
    const tensors = ["linear2.weight", "linear2.weight.grad", "h2", "h2.grad"];
    expect(found).toHaveLength(4);
    tensors.forEach((tensor, k) => {
      const caption = found[k]?.getAttribute("aria-label");
      expect(caption).toContain(`(${tensor})`);
      expect(caption).toContain(` ${run.readTensor(tensor).length} values`);
    });
    const zeros = run.readTensor("h2").filter((value) => value === 0).length;
    expect(zeros).toBeGreaterThan(0);
    expect(found[2]?.textContent).toContain(`${zeros} × 0`);
  });

  it("counts Inf and NaN of an exploded network, and has no factor for them", async () => {
    const [run] = train(6, { ...net, optimizer: { name: "sgd", lr: 1e30 } }) as [Run];
    expect(gradientNorms(run).some(Number.isNaN)).toBe(true);
    render(<LayerPanel />);
    expect(lane("A").querySelector(".layer-sentence")?.textContent).toContain("NaN");
    const [weights] = await figures("A");
    const nans = run.readTensor("linear1.weight").filter(Number.isNaN).length;
    expect(nans).toBeGreaterThan(0);
    expect(weights?.textContent).toContain(`${nans} × NaN`);
  });

  it("goes through the layers to the output and no further", async () => {
    const user = userEvent.setup();
    train(1, net);
    useLab.setState({ inspected: 3 });
    render(<LayerPanel />);
    await user.click(screen.getByRole("button", { name: "Next layer" }));
    expect(useLab.getState().inspected).toBe(4);
    expect(screen.getByRole("slider").getAttribute("aria-valuetext")).toBe("output");
    expect(lane("A").querySelectorAll(".factor dd")).toHaveLength(0);
    await user.click(screen.getByRole("button", { name: "Next layer" }));
    expect(labActions.inspect).toHaveBeenLastCalledWith(4);
    await user.click(screen.getByRole("button", { name: "Layer before" }));
    expect(useLab.getState().inspected).toBe(3);
  });

  it("speaks of time steps and of W_hh in a recurrent network", async () => {
    const [run] = train(2, { model: { kind: "rnn", seq_len: 4, hidden_size: 5 }, data: { batch_size: 3 } }) as [Run];
    useLab.setState({ inspected: 3 });
    render(<LayerPanel />);
    expect(lane("A").textContent).toContain("Time step 3");
    const [weight, , state] = await figures("A");
    expect(weight?.getAttribute("aria-label")).toContain("cell.weight_hh");
    expect(weight?.getAttribute("aria-label")).toContain(` ${run.readTensor("cell.weight_hh").length} values`);
    expect(state?.getAttribute("aria-label")).toContain("(h3)");
  });

  it("tells a lane that has no such layer, and speaks Chinese", () => {
    train(1, net, { ...net, model: { ...net.model, depth: 1 } });
    useLab.setState({ inspected: 4 });
    render(<LayerPanel />);
    expect(lane("B").textContent).toContain("no such layer");
    act(() => settingActions.setLanguage("zh"));
    expect(document.body.textContent).toContain("这里没有这一层");
  });
});
