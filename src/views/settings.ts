import { create } from "zustand";
import type { Catalogue } from "../text/catalogue.ts";
import { type Language, languages, type Text } from "../text/index.ts";
import { readStored, store } from "./storage.ts";

type ThemeChoice = "light" | "dark" | "auto";

/** What the reader prefers, whatever is on the page. */
export interface Settings {
  readonly language: Language;
  readonly theme: ThemeChoice;
  /** The system's own preference, for "auto". */
  readonly systemDark: boolean;
  /** Whether letters, digits and Space are commands outside of text fields. */
  readonly singleKeys: boolean;
  /** Whether the page is shown to a class: large type, no chrome. Of this visit alone, as is its theme. */
  readonly presenting: boolean;
  /** Halls are dark, and so is what is presented, whatever the theme; a bright room switches it. */
  readonly presentDark: boolean;
}

const isLanguage = (value: unknown): value is Language => typeof value === "string" && Object.hasOwn(languages, value);
const isTheme = (value: unknown): value is ThemeChoice => value === "light" || value === "dark" || value === "auto";

/** The first language that we speak, in the reader's order; English where there is none. */
function preferredLanguage(tags: readonly string[]): Language {
  return tags.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? "en";
}

export interface Surroundings {
  /** The query of the page's address: ?lang=zh&theme=dark, for links and frames; ?present for the hall. */
  readonly search: string;
  readonly stored: Readonly<Record<string, unknown>>;
  readonly languages: readonly string[];
  readonly systemDark: boolean;
}

/** The address wins over what was chosen before, and that over what the browser says. */
export function initialSettings({ search, stored, languages, systemDark }: Surroundings): Settings {
  const address = new URLSearchParams(search);
  const language = [address.get("lang")?.slice(0, 2).toLowerCase(), stored.language].find(isLanguage);
  const theme = [address.get("theme"), stored.theme].find(isTheme);
  return {
    language: language ?? preferredLanguage(languages),
    theme: theme ?? "auto",
    systemDark,
    singleKeys: stored.singleKeys !== false,
    presenting: address.has("present"),
    presentDark: address.get("theme") !== "light",
  };
}

export const useSettings = create<Settings>(() =>
  initialSettings({
    search: window.location.search,
    stored: readStored("settings"),
    languages: navigator.languages,
    systemDark: window.matchMedia?.("(prefers-color-scheme: dark)").matches ?? false,
  }),
);

export function isDark({ theme, systemDark, presenting, presentDark }: Settings): boolean {
  if (presenting) return presentDark;
  return theme === "auto" ? systemDark : theme === "dark";
}

function change(part: Partial<Pick<Settings, "language" | "theme" | "singleKeys">>) {
  useSettings.setState(part);
  const { language, theme, singleKeys } = useSettings.getState();
  store("settings", { language, theme, singleKeys });
}

export const settingActions = {
  setLanguage: (language: Language) => change({ language }),
  /** The other of the two themes; where the system prefers that one, it is followed again. */
  toggleTheme() {
    const settings = useSettings.getState();
    const dark = !isDark(settings);
    if (settings.presenting) return useSettings.setState({ presentDark: dark });
    change({ theme: dark === settings.systemDark ? "auto" : dark ? "dark" : "light" });
  },
  /** The next language in the list. */
  nextLanguage: () => change({ language: otherLanguage(useSettings.getState().language) }),
  setPresenting: (presenting: boolean) => useSettings.setState({ presenting }),
  setSingleKeys: (singleKeys: boolean) => change({ singleKeys }),
};

export function otherLanguage(language: Language): Language {
  const all = Object.keys(languages) as Language[];
  return all[(all.indexOf(language) + 1) % all.length] ?? language;
}

/** The words in the reader's language. */
export function useText(): Text {
  return languages[useSettings((settings) => settings.language)];
}

/** The words of a part that brings its own. */
export function useWords<Words>(catalogue: Catalogue<Words>): Words {
  return catalogue[useSettings((settings) => settings.language)];
}
