import type { CardCode } from "../../diagnosis/remedies/cards.ts";
import type { Experiment } from "../../experiment/schema.ts";
import type { RemedyCard } from "../../runs/remedyState.ts";
import type { remediesText } from "../../text/remedies/index.ts";

type Words = (typeof remediesText)["en"];

/** A card's name. */
export function nameOf(words: Words, codes: readonly CardCode[]): string {
  const [first, second] = codes;
  if (first === undefined) return words.baseline;
  return second === undefined ? words.names[first] : words.pair(words.names[first], words.names[second]);
}

/** What its remedy does, with the value that the experiment has. */
export function whatOf(words: Words, { codes, experiment }: RemedyCard, baseline: Experiment): string {
  const [first, second] = codes;
  if (first === undefined) return words.what.baseline;
  return second === undefined ? whatItDoes(words, first, experiment, baseline) : words.together;
}

function whatItDoes(
  { what }: Words,
  code: CardCode,
  { clip, optimizer, model }: Experiment,
  baseline: Experiment,
): string {
  switch (code) {
    case "clip_by_norm":
    case "clip_per_layer":
      return what[code]("max_norm" in clip ? clip.max_norm : Number.NaN);
    case "clip_by_value":
      return what.clip_by_value(clip.mode === "value" ? clip.clip_value : Number.NaN);
    case "adam":
    case "rmsprop":
      return what.adaptive(optimizer.lr);
    case "lower_lr":
      return what.lower_lr(optimizer.lr, baseline.optimizer.lr);
    case "warmup":
      return what.warmup(optimizer.warmup_steps);
    case "residual":
    case "residual_plain":
      return what.residual(model.kind === "mlp" ? model.residual_scale : Number.NaN);
    case "l2":
      return what.l2(optimizer.weight_decay);
    default:
      return what[code];
  }
}

/** What a card says of its run. */
export function toldOf(words: Words, { progress, result, steps }: RemedyCard, all: number): string {
  if (result !== null) return words.verdict(result.verdict);
  if (progress === "failed") return words.failed;
  return progress === "waiting" ? words.waiting : words.training(steps, all);
}
