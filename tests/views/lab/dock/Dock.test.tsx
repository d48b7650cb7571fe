// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useRef } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openingComparison } from "../../../../src/experiment/address/state.ts";
import { scenarios } from "../../../../src/experiment/scenarios/index.ts";
import { en } from "../../../../src/text/en.ts";
import { fakePool } from "../fakePage.ts";

vi.mock("../../../../src/runs/pool.ts", () => ({ HISTORY_BUDGET: 1e6, createPool: () => fakePool }));
vi.mock("../../../../src/views/lab/dock/panels.ts", () => ({
  preload: () => undefined,
  panels: Object.fromEntries(
    Object.keys(en.dock.tabs).map((tab) => [
      tab,
      () => (
        <div>
          <button type="button">{`inside ${tab}`}</button>
          <dialog open aria-label="a table">
            <button type="button">in the dialog</button>
          </dialog>
        </div>
      ),
    ]),
  ),
}));
Element.prototype.scrollIntoView = () => undefined;

const { labActions, labStore } = await import("../../../../src/views/labStore.ts");
const { ChartFigure } = await import("../../../../src/views/lab/ChartFigure.tsx");
const { Dock } = await import("../../../../src/views/lab/dock/Dock.tsx");
const { LaneHeader } = await import("../../../../src/views/lab/LaneHeader.tsx");
const { walkLayers } = await import("../../../../src/views/lab/walk.ts");
const { settingActions } = await import("../../../../src/views/settings.ts");

/** A chart of ten layers, 10 px each. */
function Chart() {
  const host = useRef<HTMLDivElement>(null);
  return (
    <ChartFigure
      className="hero"
      host={host}
      caption="a chart"
      targetAt={(x) => ({ layer: 1 + Math.floor(x / 10), step: null })}
      onKey={(key) => walkLayers(key, 9, "ArrowLeft", "ArrowRight")}
    />
  );
}
const { tabs } = en.dock;
const tab = (name: keyof typeof tabs) => screen.getByRole("button", { name: tabs[name] });
const open = () => labStore.getState().dock;

beforeEach(() => {
  settingActions.setLanguage("en");
  settingActions.setSingleKeys(true);
  act(() => {
    labActions.load(openingComparison, { scenario: "opening" });
    labActions.openDock(null);
    labActions.pin(false);
  });
  render(
    <>
      <LaneHeader lane={0} />
      <LaneHeader lane={1} />
      <Chart />
      <Dock />
    </>,
  );
});
afterEach(cleanup);

describe("the dock", () => {
  it("opens one tab at a time, and closes with it or with its button", async () => {
    const user = userEvent.setup();
    await user.click(tab("layer"));
    expect(open()).toBe("layer");
    await user.click(tab("clipping"));
    expect(screen.queryByText("inside layer")).toBeNull();
    expect(screen.getByRole("region", { name: tabs.clipping }).textContent).toContain("inside clipping");
    await user.click(tab("clipping"));
    expect(open()).toBeNull();
    await user.click(tab("step"));
    await user.click(screen.getByRole("button", { name: en.dock.close }));
    expect(open()).toBeNull();
    expect(document.activeElement).toBe(tab("step"));
  });

  it("is reached with Tab, and Esc closes it and goes back to its tab", async () => {
    const user = userEvent.setup();
    await user.click(tab("checks"));
    const inside = screen.getByText("inside checks");
    for (let presses = 0; presses < 4 && document.activeElement !== inside; presses++) await user.tab();
    expect(document.activeElement).toBe(inside);
    await user.keyboard("{Escape}");
    expect(open()).toBeNull();
    expect(document.activeElement).toBe(tab("checks"));
  });

  it("leaves Esc to a dialog of the panel", async () => {
    await userEvent.setup().click(tab("step"));
    fireEvent.keyDown(screen.getByText("in the dialog"), { key: "Escape" });
    expect(open()).toBe("step");
  });

  it("opens with I what was open last, and closes with I", async () => {
    const user = userEvent.setup();
    await user.click(tab("picture"));
    await user.click(tab("picture"));
    act(() => (document.activeElement as HTMLElement).blur());
    await user.keyboard("i");
    expect(open()).toBe("picture");
    await vi.waitFor(() => expect(document.activeElement?.id).toBe("dock"));
    await user.keyboard("I");
    expect(open()).toBeNull();
    expect(document.activeElement).toBe(tab("picture"));
    settingActions.setSingleKeys(false);
    await user.keyboard("i");
    expect(open()).toBeNull();
  });

  it("shows the recurrent matrix of recurrent lanes alone, and closes what an edit leaves without a meaning", () => {
    expect(screen.queryByRole("button", { name: tabs.recurrent })).toBeNull();
    act(() =>
      labActions.load({ base: { model: { kind: "rnn" } }, lanes: [{ patch: {}, timeline: [] }] }, { scenario: null }),
    );
    expect(screen.queryByRole("button", { name: tabs.checks })).toBeNull();
    act(() => labActions.openDock("recurrent"));
    expect(screen.getByText("inside recurrent")).toBeDefined();
    act(() => labActions.load(scenarios.opening.comparison, { scenario: "opening" }));
    expect(open()).toBeNull();
  });
});

describe("what opens the dock", () => {
  it("is a lane's state: why it is so", async () => {
    const user = userEvent.setup();
    const [chip] = document.querySelectorAll("button.status");
    await user.click(chip as Element);
    expect(open()).toBe("story");
    expect(chip?.getAttribute("aria-expanded")).toBe("true");
    await user.click(chip as Element);
    expect(open()).toBeNull();
  });

  it("is the norm of the whole gradient: what clipping does to it", async () => {
    const [, norm] = screen.getAllByTitle(tabs.clipping);
    await userEvent.setup().click(norm as Element);
    expect(open()).toBe("clipping");
  });

  it("is a second click on the layer that is pinned", () => {
    const host = document.querySelector(".chart-host") as Element;
    const clickAt = (clientX: number) => fireEvent.pointerUp(host, { clientX });
    clickAt(35);
    expect(labStore.getState()).toMatchObject({ pinned: true, hoverLayer: 4, dock: null });
    clickAt(55);
    expect(labStore.getState()).toMatchObject({ pinned: true, hoverLayer: 6, dock: null });
    clickAt(56);
    expect(labStore.getState()).toMatchObject({ pinned: true, hoverLayer: 6, dock: "layer" });
  });

  it("is Enter on the layer that the arrow keys reached", async () => {
    const user = userEvent.setup();
    act(() => document.querySelector<HTMLElement>("figure")?.focus());
    await user.keyboard("{Enter}");
    expect(open()).toBeNull();
    await user.keyboard("{ArrowRight}{ArrowRight}{Enter}");
    expect(labStore.getState()).toMatchObject({ hoverLayer: 2, dock: "layer" });
  });
});
