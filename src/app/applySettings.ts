import { languages } from "../text/index.ts";
import type { Settings } from "../views/initialSettings.ts";
import { isDark, useSettings } from "../views/settings.ts";

function apply(settings: Settings): void {
  const root = document.documentElement;
  root.lang = languages[settings.language].tag;
  root.dataset.theme = isDark(settings) ? "dark" : "light";
  if (settings.presenting) root.dataset.scale = "present";
  else delete root.dataset.scale;
}

/** Keeps the document's language and theme as the reader chose them. */
export function applySettings(): void {
  apply(useSettings.getState());
  useSettings.subscribe(apply);
  window
    .matchMedia("(prefers-color-scheme: dark)")
    .addEventListener("change", ({ matches }) => useSettings.setState({ systemDark: matches }));
}
