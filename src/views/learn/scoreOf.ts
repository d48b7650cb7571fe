import type { Chapter } from "../../lessons/chapter.ts";
import { type ChapterId, chapters } from "../../lessons/index.ts";
import { isRight } from "../../lessons/judge.ts";
import { answerOf } from "./answerOf.ts";
import type { Progress } from "./learnStore.ts";

/** How many questions a chapter asks, how many have a guess, and how many guesses are right. */
export function scoreOf(id: ChapterId, guesses: Progress["guesses"]) {
  const { sections }: Chapter = chapters[id];
  const asked = sections.flatMap(({ id: section, prediction }) =>
    prediction === undefined ? [] : [{ prediction, guess: guesses[`${id}/${section}`] }],
  );
  const answered = asked.filter(({ guess }) => guess !== undefined);
  const right = answered.filter(
    ({ prediction, guess }) => guess != null && isRight(prediction, guess, answerOf(prediction)),
  );
  return { right: right.length, answered: answered.length, asked: asked.length };
}
