import { flatten } from "../../../../experiment/flat.ts";
import type { Patch } from "../../../../experiment/schema.ts";
import type { Text } from "../../../../text/index.ts";
import { fieldWords, valueWord } from "../../../../text/words.ts";

/** What a patch sets, in words: "Clipping Norm, Threshold 118"; what it merely clears is left out. */
export function patchWords(text: Text, patch: Patch): string {
  const set = [...flatten(patch)].filter(([, value]) => value !== null);
  return text.titles.list(
    set.map(([path, value]) => {
      const { label } = fieldWords(text, path);
      if (typeof value === "boolean") return value ? text.titles.on(label) : text.titles.off(label);
      return text.titles.setting(label, valueWord(text, path, typeof value === "number" ? rounded(value) : value));
    }),
  );
}

/** A threshold is as good with three figures. */
const rounded = (value: number) => (Number.isInteger(value) ? value : Number(value.toPrecision(3)));
