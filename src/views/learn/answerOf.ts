import type { Prediction } from "../../lessons/chapter.ts";
import { numberOf } from "./written.ts";

/** What the engine says to a prediction; of a choice its id. */
export const answerOf = (prediction: Prediction): string | number =>
  prediction.kind === "choose" ? prediction.answer : numberOf(prediction.answer);
