// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { initialSettings } from "../../src/views/initialSettings.ts";
import { isDark, settingActions, useSettings, useText } from "../../src/views/settings.ts";

const nothing = { search: "", hash: "", stored: {}, languages: [], systemDark: false };

describe("the first settings", () => {
  it("take the language from the address, then from before, then from the browser", () => {
    expect(initialSettings(nothing).language).toBe("en");
    expect(initialSettings({ ...nothing, languages: ["fr-FR", "zh-TW", "en"] }).language).toBe("zh");
    expect(initialSettings({ ...nothing, stored: { language: "en" }, languages: ["zh"] }).language).toBe("en");
    expect(initialSettings({ ...nothing, search: "?lang=zh-CN", stored: { language: "en" } }).language).toBe("zh");
    expect(initialSettings({ ...nothing, hash: "#v=1&lang=zh", search: "?lang=en" }).language).toBe("zh");
  });

  it("pass over what is no language, no theme", () => {
    const odd = { ...nothing, search: "?lang=constructor&theme=red", stored: { language: 7, theme: "toString" } };
    expect(initialSettings(odd)).toMatchObject({ language: "en", theme: "auto" });
  });

  it("follow the system's theme unless another was chosen", () => {
    expect(isDark(initialSettings({ ...nothing, systemDark: true }))).toBe(true);
    expect(isDark(initialSettings({ ...nothing, systemDark: true, stored: { theme: "light" } }))).toBe(false);
    expect(isDark(initialSettings({ ...nothing, search: "?theme=dark" }))).toBe(true);
  });

  it("keep single keys on unless they were switched off", () => {
    expect(initialSettings(nothing).singleKeys).toBe(true);
    expect(initialSettings({ ...nothing, stored: { singleKeys: false } }).singleKeys).toBe(false);
  });
});

function Name() {
  return <p>{useText().app.name}</p>;
}

describe("a change", () => {
  beforeEach(() => {
    window.localStorage.clear();
    useSettings.setState({ language: "en", theme: "auto", systemDark: false });
  });
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
  });

  it("of the theme is kept, and goes back to the system's where they agree", () => {
    settingActions.toggleTheme();
    expect(useSettings.getState().theme).toBe("dark");
    expect(window.localStorage.getItem("exploding-gradients-lab.settings")).toContain('"theme":"dark"');
    settingActions.toggleTheme();
    expect(useSettings.getState().theme).toBe("auto");
  });

  it("of the language changes the words on the page, also where storage is blocked", () => {
    vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    });
    render(<Name />);
    act(() => settingActions.nextLanguage());
    expect(screen.getByText("梯度爆炸实验室")).toBeDefined();
    act(() => settingActions.nextLanguage());
    expect(screen.getByText("Exploding Gradients Lab")).toBeDefined();
  });
});
