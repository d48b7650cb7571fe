import { type Language, languages } from "../text/index.ts";
import { readStored } from "./storage.ts";

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
  /** What comes behind its #; it may name a language, too. */
  readonly hash: string;
  readonly stored: Readonly<Record<string, unknown>>;
  readonly languages: readonly string[];
  readonly systemDark: boolean;
}

/** The address wins over what was chosen before, and that over what the browser says. */
export function initialSettings({ search, hash, stored, languages, systemDark }: Surroundings): Settings {
  const address = new URLSearchParams(search);
  const ofLink = new URLSearchParams(hash.slice(1)).get("lang");
  const language = [ofLink, address.get("lang")?.slice(0, 2).toLowerCase(), stored.language].find(isLanguage);
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

export const surroundings = (): Surroundings => ({
  search: window.location.search,
  hash: window.location.hash,
  stored: readStored("settings"),
  languages: navigator.languages,
  systemDark: window.matchMedia?.("(prefers-color-scheme: dark)").matches ?? false,
});
