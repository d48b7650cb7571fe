// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openingComparison } from "../../../src/experiment/address/state.ts";
import { fakePool } from "./fakePage.ts";

vi.mock("../../../src/runs/pool.ts", () => ({ HISTORY_BUDGET: 1e6, createPool: () => fakePool }));
const { labActions, labStore } = await import("../../../src/views/labStore.ts");
const { LaneHeader } = await import("../../../src/views/lab/LaneHeader.tsx");
const { LiveRegion } = await import("../../../src/views/lab/LiveRegion.tsx");
const { Transport } = await import("../../../src/views/lab/Transport.tsx");
const { useLabKeys } = await import("../../../src/views/lab/useLabKeys.ts");
const { settingActions } = await import("../../../src/views/settings.ts");

function Shown() {
  useLabKeys();
  return (
    <>
      <LaneHeader lane={0} />
      <LaneHeader lane={1} />
      <Transport />
      <LiveRegion />
      <input aria-label="elsewhere" />
    </>
  );
}
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const state = () => labStore.getState();
const key = (name: string, target: Element = document.body) => act(() => fireEvent.keyDown(target, { key: name }));

beforeEach(async () => {
  vi.useFakeTimers();
  settingActions.setLanguage("en");
  settingActions.setSingleKeys(true);
  labActions.setSpeed(1);
  act(() => labActions.load(openingComparison, { scenario: "opening" }));
  labActions.play();
  render(<Shown />);
});
afterEach(() => {
  cleanup();
  labActions.pause();
  vi.useRealTimers();
});

describe("transport", () => {
  it("pauses and plays, and says so", async () => {
    await pass(1100);
    act(() => screen.getByRole("button", { name: "Pause" }).click());
    const { head } = state();
    expect(head).toBeGreaterThan(2);
    await pass(5000);
    expect(state().head).toBe(head);
    expect(screen.getAllByTitle(`Paused at step ${head - 1}`).length).toBe(2);
    act(() => screen.getByRole("button", { name: "Play" }).click());
    await pass(1000);
    expect(state().head).toBeGreaterThan(head);
  });

  it("the slider shows a step, and pauses", async () => {
    await pass(3000);
    fireEvent.change(screen.getByRole("slider", { name: "Step shown" }), { target: { value: "4" } });
    expect(state()).toMatchObject({ playing: false, playhead: 4 });
    expect(screen.getByRole("slider").getAttribute("aria-valuetext")).toBe("step 4");
  });

  it("marks are buttons that jump to what happened", async () => {
    await act(() => labActions.setSpeed(16));
    await pass(1000);
    act(() => screen.getByRole("button", { name: /^bad batch · step 24/ }).click());
    expect(state()).toMatchObject({ playing: false, playhead: 24 });
  });

  it("a mark says whether an Inf or a NaN came first", async () => {
    await pass(500);
    const [a, b] = fakePool.runs;
    const mark = { step: 1, tensor: "h2", index: 0, nan: false };
    if (a) a.firstNonfinite = { ...a.firstNonfinite, activation: mark };
    if (b) b.firstNonfinite = { ...b.firstNonfinite, activation: { ...mark, nan: true } };
    await pass(500);
    const names = screen.getAllByRole("button", { name: /^Lane .: first (Inf|NaN)/ }).map((each) => each.title);
    expect(names).toEqual(["Lane A: first Inf · step 1, go there", "Lane B: first NaN · step 1, go there"]);
  });

  it("names what became of a lane, and says it aloud once, a first clip with it", async () => {
    await pass(500);
    const [a] = fakePool.runs;
    if (a) a.dies = 5;
    await pass(5500);
    expect(screen.getByTitle("Exploded at step 4: layer 2 activation became Inf")).toBeTruthy();
    const region = screen.getByRole("status");
    expect(region.textContent).toBe("Lane A: Exploded at step 4: layer 2 activation became Inf");
    let changes = 0;
    new MutationObserver(() => {
      changes += 1;
    }).observe(region, { subtree: true, childList: true, characterData: true });
    await pass(20_000);
    expect(changes).toBe(0);
  });

  it("says at most one thing in five seconds, and the rest together", async () => {
    await pass(500);
    const [a, b] = fakePool.runs;
    if (a) a.dies = 5;
    await pass(1500);
    const region = screen.getByRole("status");
    const first = region.textContent;
    expect(first).toContain("Lane A: Exploded");
    if (b) b.dies = 9;
    await pass(2000);
    expect(region.textContent).toBe(first);
    await pass(4000);
    expect(region.textContent).toMatch(/^Lane B: Exploded at step 8: .* Paused at step 8$/);
  });
});

describe("keys", () => {
  it("play, step, go to the ends, change the speed and reset", async () => {
    await pass(2000);
    key(" ");
    const { head } = state();
    expect(state().playing).toBe(false);
    key(",");
    expect(state().playhead).toBe(head - 2);
    key("Home");
    expect(state().playhead).toBe(0);
    key("End");
    expect(state().playhead).toBe(head - 1);
    key(".");
    await pass(200);
    expect(state().head).toBe(head + 1);
    key("]");
    key("]");
    key("[");
    expect(state().speed).toBe(4);
    for (let k = 0; k < 9; k++) key("]");
    expect(state().speed).toBe("max");
    key("r");
    expect(state()).toMatchObject({ head: 0, scenario: "opening" });
    act(() => fireEvent.keyDown(document.body, { key: "R", shiftKey: true }));
    expect(state().scenario).toBe(null);
  });

  it("do nothing in a text field, and nothing when they are switched off", async () => {
    await pass(500);
    key(" ", screen.getByLabelText("elsewhere"));
    expect(state().playing).toBe(true);
    settingActions.setSingleKeys(false);
    key(" ");
    expect(state().playing).toBe(true);
  });

  it("Space on a button is the button's own", async () => {
    await pass(500);
    key(" ", screen.getByRole("button", { name: "Step forward" }));
    expect(state().playing).toBe(true);
  });

  it("Home and End work from a button too, and are a slider's own", async () => {
    await pass(1100);
    key(" ");
    const { head } = state();
    key("Home", screen.getByRole("button", { name: "Play" }));
    expect(state().playhead).toBe(0);
    key("End", screen.getByRole("slider", { name: "Step shown" }));
    expect(state().playhead).toBe(0);
    key("End", screen.getByRole("button", { name: "Reset" }));
    expect(state().playhead).toBe(head - 1);
  });
});

describe("lane header", () => {
  it("titles the lanes by their difference and shows the three numbers", async () => {
    await pass(1000);
    expect(screen.getAllByRole("heading").map((heading) => heading.textContent)).toEqual([
      "No clipping",
      "Clipped at 100",
    ]);
    act(() => labActions.seek(3));
    expect(screen.getAllByText("Growth per layer, step 3").length).toBe(2);
    expect(screen.getAllByText("×1.00").length).toBe(4);
    expect(screen.getAllByText("3.0").length).toBe(2);
  });
});
