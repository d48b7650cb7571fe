// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { scenarios } from "../../../src/experiment/scenarios/index.ts";
import { en } from "../../../src/text/en.ts";
import { scenarioWords } from "../../../src/text/words.ts";
import { Header } from "../../../src/views/header/Header.tsx";
import { useSettings } from "../../../src/views/settings.ts";
import { labActions, useLab } from "../fakeLab.ts";

vi.mock("../../../src/views/labStore.ts", () => import("../fakeLab.ts"));

const LINK = `${window.location.href}#v=1&s=opening&step=7`;

beforeEach(() => {
  vi.clearAllMocks();
  useSettings.setState({ language: "en", theme: "light", systemDark: false, singleKeys: true });
  useLab.setState({ scenario: "opening", canUndo: false, canRedo: false });
  render(<Header />);
});
afterEach(cleanup);

describe("the header", () => {
  it("names the scenario, and says so when the settings are the reader's own", () => {
    const picker = () => document.querySelector(".scenario-picker")?.textContent;
    expect(picker()).toContain(scenarioWords(en, "opening").name);
    useLab.setState({ scenario: null });
    return waitFor(() => expect(picker()).toContain(en.header.edited));
  });

  it.each(Object.keys(scenarios))("offers the scenario %s", async (id) => {
    const [first] = screen.getAllByText(scenarioWords(en, id).name, { selector: "b" });
    fireEvent.click(first as HTMLElement);
    expect(labActions.loadScenario).toHaveBeenCalledWith(id);
  });

  it("copies a link to what is shown, the step included while it plays", async () => {
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: en.header.share }));
    expect(await screen.findByText(en.header.copied)).toBeDefined();
    expect(await navigator.clipboard.readText()).toBe(LINK);
  });

  it("shows the link where copying is forbidden", async () => {
    const user = userEvent.setup();
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new DOMException("no", "NotAllowedError"));
    const dialog = document.querySelector(".copy-by-hand")?.closest("dialog") as HTMLDialogElement;
    dialog.showModal = vi.fn();
    await user.click(screen.getByRole("button", { name: en.header.share }));
    await waitFor(() => expect(dialog.showModal).toHaveBeenCalled());
    expect(dialog.querySelector("input")?.value).toBe(LINK);
  });

  it("has undo and redo, off where there is nothing to undo", async () => {
    const undo = () => screen.getAllByRole<HTMLButtonElement>("button", { name: en.header.undo })[0];
    expect(undo()?.disabled).toBe(true);
    useLab.setState({ canUndo: true });
    await waitFor(() => expect(undo()?.disabled).toBe(false));
    fireEvent.click(undo() as HTMLElement);
    expect(labActions.undo).toHaveBeenCalledTimes(1);
  });
});

describe("its keys", () => {
  it("undo and redo, but leave a text field its own undo", () => {
    fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
    expect(labActions.undo).toHaveBeenCalledTimes(1);
    fireEvent.keyDown(document.body, { key: "Z", ctrlKey: true, shiftKey: true });
    expect(labActions.redo).toHaveBeenCalledTimes(1);
    fireEvent.keyDown(document.querySelector(".copy-by-hand input") as Element, { key: "z", ctrlKey: true });
    expect(labActions.undo).toHaveBeenCalledTimes(1);
  });

  it("switch language and theme, unless single keys are off", () => {
    fireEvent.keyDown(document.body, { key: "l" });
    fireEvent.keyDown(document.body, { key: "t" });
    expect(useSettings.getState()).toMatchObject({ language: "zh", theme: "dark" });
    useSettings.setState({ singleKeys: false });
    fireEvent.keyDown(document.body, { key: "l" });
    expect(useSettings.getState().language).toBe("zh");
  });

  it("open the list of keys", () => {
    const dialog = document.querySelector<HTMLDialogElement>(".keyboard-help");
    if (dialog) dialog.showModal = vi.fn();
    fireEvent.keyDown(document.body, { key: "?", shiftKey: true });
    expect(dialog?.showModal).toHaveBeenCalledTimes(1);
  });
});
