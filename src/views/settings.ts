import { create } from "zustand";
import type { Catalogue } from "../text/catalogue.ts";
import { type Language, languages, type Text } from "../text/index.ts";
import { isLoaded, loadText, textOf } from "../text/loadedText.ts";
import { initialSettings, type Settings, surroundings } from "./initialSettings.ts";
import { store } from "./storage.ts";

export const useSettings = create<Settings>(() => initialSettings(surroundings()));

export function isDark({ theme, systemDark, presenting, presentDark }: Settings): boolean {
  if (presenting) return presentDark;
  return theme === "auto" ? systemDark : theme === "dark";
}

function change(part: Partial<Pick<Settings, "language" | "theme" | "singleKeys">>) {
  useSettings.setState(part);
  const { language, theme, singleKeys } = useSettings.getState();
  store("settings", { language, theme, singleKeys });
}

/** The language that was asked for last. */
let wanted: Language | null = null;

/** At once where its words are there, else when they are; where they cannot be fetched the page stays as it is. */
function setLanguage(language: Language): void {
  wanted = language;
  if (isLoaded(language)) change({ language });
  else void changeWhenLoaded(language);
}

async function changeWhenLoaded(language: Language): Promise<void> {
  try {
    await loadText(language);
    if (wanted === language) change({ language });
  } catch {
    if (wanted === language) wanted = null;
  }
}

export const settingActions = {
  setLanguage,
  /** The other of the two themes; where the system prefers that one, it is followed again. */
  toggleTheme() {
    const settings = useSettings.getState();
    const dark = !isDark(settings);
    if (settings.presenting) return useSettings.setState({ presentDark: dark });
    change({ theme: dark === settings.systemDark ? "auto" : dark ? "dark" : "light" });
  },
  /** The next language in the list. */
  nextLanguage: () => setLanguage(otherLanguage(wanted ?? useSettings.getState().language)),
  setPresenting: (presenting: boolean) => useSettings.setState({ presenting }),
  setSingleKeys: (singleKeys: boolean) => change({ singleKeys }),
};

export function otherLanguage(language: Language): Language {
  const all = Object.keys(languages) as Language[];
  return all[(all.indexOf(language) + 1) % all.length] ?? language;
}

/** The words in the reader's language. */
export function useText(): Text {
  return textOf(useSettings((settings) => settings.language));
}

/** The words of a part that brings its own. */
export function useWords<Words>(catalogue: Catalogue<Words>): Words {
  return catalogue[useSettings((settings) => settings.language)];
}
