import type { en } from "./en.ts";

/** All words of one language; the English ones are the type. */
export type Text = typeof en;

interface Spoken {
  /** For the document's lang attribute and for Intl. */
  readonly tag: string;
  /** The language's name in itself, on the button that switches to it. */
  readonly name: string;
  load(): Promise<Text>;
}

/** The languages that the page speaks; the words of each are loaded when a reader wants them. */
export const languages = {
  en: { tag: "en", name: "English", load: async () => (await import("./en.ts")).en },
  zh: { tag: "zh-CN", name: "中文", load: async () => (await import("./zh.ts")).zh },
} as const satisfies Record<string, Spoken>;

export type Language = keyof typeof languages;
