import { type Language, languages, type Text } from "./index.ts";

const loaded: { [L in Language]?: Text } = {};

export const isLoaded = (language: Language) => loaded[language] !== undefined;

/** Rejects where the words cannot be fetched; they can be asked for again. */
export async function loadText(language: Language): Promise<void> {
  loaded[language] ??= await languages[language].load();
}

/** The words of a language; throws an Error where they are not loaded, for a page shows no language before. */
export function textOf(language: Language): Text {
  const text = loaded[language];
  if (text === undefined) throw new Error(`The words of "${language}" are not loaded.`);
  return text;
}
