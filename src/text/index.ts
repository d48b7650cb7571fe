import { en } from "./en.ts";
import { zh } from "./zh.ts";

/** All words of one language; the English ones are the type. */
export type Text = typeof en;

export const languages = { en, zh } as const satisfies Record<string, Text>;
export type Language = keyof typeof languages;
