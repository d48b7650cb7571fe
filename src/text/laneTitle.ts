import type { ClipFigures, TitleFigures } from "./figures.ts";
import type { Text } from "./index.ts";
import { settingText, thresholdText } from "./settingText.ts";
import { fieldWords, valueWord } from "./words.ts";

/** More than this many differences are not named in a title. */
const NAMED = 2;

/** A lane's title from what sets it apart: "No clipping", "Clipped at 1.0", "Gain σ_w 1.8". */
export function laneTitle(text: Text, parts: readonly TitleFigures[]): string {
  if (parts.length === 0) return text.titles.same;
  return text.titles.several(parts.slice(0, NAMED).map((part) => partTitle(text, part)));
}

function partTitle(text: Text, part: TitleFigures): string {
  switch (part.kind) {
    case "clip":
      return clipTitle(text, part.clip);
    case "init":
      return initTitle(text, part.init);
    case "optimizer":
      return valueWord(text, "optimizer.name", part.optimizer.name);
    case "field":
      return fieldTitle(text, part.path, part.value);
  }
}

function clipTitle({ titles }: Text, clip: ClipFigures): string {
  switch (clip.mode) {
    case "none":
      return titles.clip.none;
    case "value":
      return titles.clip.value(thresholdText(clip.clip_value));
    default:
      return titles.clip[clip.mode](thresholdText(clip.max_norm));
  }
}

function initTitle(text: Text, { scheme, sigma_w }: Extract<TitleFigures, { kind: "init" }>["init"]): string {
  const name = valueWord(text, "init.scheme", scheme);
  if (sigma_w === undefined) return name;
  return text.titles.several([name, fieldTitle(text, "init.sigma_w", sigma_w)]);
}

/** Choices whose value says by itself what it is of. */
const SPEAKING = new Set([
  "loss",
  "model.kind",
  "model.cell",
  "model.nonlinearity",
  "model.activation",
  "model.norm",
  "init.scheme",
  "optimizer.name",
  "data.source",
]);

function fieldTitle(text: Text, path: string, value: Extract<TitleFigures, { kind: "field" }>["value"]): string {
  const { label, symbol } = fieldWords(text, path);
  const { titles } = text;
  if (path === "model.seq_len" && typeof value === "number") return titles.timeSteps(value);
  if (path === "model.depth" && typeof value === "number") return titles.depth(value);
  if (path === "model.norm" && value === "none") return titles.withoutNorm;
  if (typeof value === "boolean") return value ? titles.on(label) : titles.off(label);
  const word = typeof value === "number" ? settingText(value) : valueWord(text, path, value);
  return SPEAKING.has(path) ? word : titles.setting(symbol ?? label, word);
}
