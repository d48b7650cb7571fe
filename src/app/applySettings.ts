import { languages } from "../text/index.ts";
import { isDark, type Settings, useSettings } from "../views/settings.ts";

function apply(settings: Settings): void {
  const text = languages[settings.language];
  const root = document.documentElement;
  root.lang = text.tag;
  root.dataset.theme = isDark(settings) ? "dark" : "light";
}

/** Keeps the document's language and theme as the reader chose them. */
export function applySettings(): void {
  apply(useSettings.getState());
  useSettings.subscribe(apply);
  window
    .matchMedia("(prefers-color-scheme: dark)")
    .addEventListener("change", ({ matches }) => useSettings.setState({ systemDark: matches }));
}
