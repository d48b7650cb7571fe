// @vitest-environment jsdom
import { cleanup, render, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { fakePool } from "./lab/fakePage.ts";

vi.mock("../../src/runs/pool.ts", () => ({ HISTORY_BUDGET: 1e6, createPool: () => fakePool }));
const { labActions, labStore } = await import("../../src/views/labStore.ts");
const { usePageAddress } = await import("../../src/views/usePageAddress.ts");

function Shown() {
  usePageAddress();
  return null;
}
const state = () => labStore.getState();
const { location, history } = window;
afterEach(cleanup);

it("opens the address, writes edits into it, and keeps an entry for each scenario", async () => {
  history.replaceState(null, "", "#v=1&s=too_deep&step=3");
  render(<Shown />);
  expect(state().scenario).toBe("too_deep");
  await waitFor(() => expect(state()).toMatchObject({ playing: false, playhead: 3 }));

  const entries = history.length;
  labActions.edit("model.hidden_features", 16, null);
  await waitFor(() => expect(location.hash).toBe("#v=1&s=too_deep&model.hidden_features=16"));
  expect(history.length).toBe(entries);

  labActions.loadScenario("article");
  await waitFor(() => expect(location.hash).toBe("#v=1&s=article"));
  expect(history.length).toBe(entries + 1);

  labActions.stepBy(1);
  await waitFor(() => expect(location.hash).toBe("#v=1&s=article&step=0"));
  expect(history.length).toBe(entries + 1);

  history.back();
  await waitFor(() => expect(state().comparison.base.model?.hidden_features).toBe(16));
  expect(location.hash).toBe("#v=1&s=too_deep&model.hidden_features=16");
});

it("going back makes no entry of its own, so that Forward still leads on", async () => {
  history.pushState(null, "", "#");
  render(<Shown />);
  expect(state().scenario).toBe("opening");
  labActions.loadScenario("article");
  await waitFor(() => expect(location.hash).toBe("#v=1&s=article"));
  const entries = history.length;

  history.back();
  await waitFor(() => expect(state().scenario).toBe("opening"));
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(history.length).toBe(entries);

  history.forward();
  await waitFor(() => expect(state().scenario).toBe("article"));
});

it("coming back to the view starts nothing anew", () => {
  const started = fakePool.started.length;
  render(<Shown />);
  expect(fakePool.started.length).toBe(started);
});

it("an address that cannot be read gives a notice and the opening comparison", async () => {
  render(<Shown />);
  location.hash = "#v=1&s=opening&optimizer.lr=many&nonsense=1";
  await waitFor(() =>
    expect(
      state()
        .notices.map(({ kind }) => kind)
        .sort(),
    ).toEqual(["address_ignored", "address_replaced"]),
  );
  expect(state().comparison.base.optimizer?.lr).toBe(6e-6);
  labActions.dismissNotices();
  expect(state().notices).toEqual([]);
});
