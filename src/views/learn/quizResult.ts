import type { Chapter } from "../../lessons/chapter.ts";
import { growthOfCurve, isRight } from "../../lessons/judge.ts";
import type { ChapterWords } from "../../text/learn/chapterWords.ts";
import type { learnText } from "../../text/learn/index.ts";
import { figure, growth } from "../../text/numbers.ts";
import { answerOf } from "./answerOf.ts";
import type { Guess, Guesses } from "./learnStore.ts";
import { written } from "./written.ts";

interface Answer {
  readonly id: string;
  readonly question: string;
  /** As the reader saw it; null: shown without a guess, or not answered. */
  readonly first: string | null;
  readonly result: "right" | "wrong" | "skipped" | "open";
}

/** What was said to the questions of a chapter before anything was shown. */
export interface QuizResult {
  readonly format: "exploding-gradients-lab/quiz-result";
  readonly version: 1;
  readonly app: string;
  /** ISO 8601, in UTC. */
  readonly date: string;
  readonly score: { readonly right: number; readonly answered: number; readonly questions: number };
  readonly answers: readonly Answer[];
}

/** `app`: the version of the page; skipped questions are not counted as answered. */
export function quizResult(
  chapter: Chapter,
  words: ChapterWords,
  first: Guesses,
  { app, date }: Pick<QuizResult, "app" | "date">,
): QuizResult {
  const answers = chapter.sections.flatMap(({ id, prediction }): readonly Answer[] => {
    if (prediction === undefined) return [];
    const { question = "", options } = words.sections[id] ?? { options: {} };
    const guess = first[`${chapter.id}/${id}`];
    const asked = { id, question: written(question) };
    if (guess === undefined || guess === null)
      return [{ ...asked, first: null, result: guess === null ? "skipped" : "open" }];
    const result = isRight(prediction, guess, answerOf(prediction)) ? "right" : "wrong";
    return [{ ...asked, first: said(guess, options ?? {}), result }];
  });
  const count = (...results: readonly Answer["result"][]) =>
    answers.filter(({ result }) => results.includes(result)).length;
  const score = { right: count("right"), answered: count("right", "wrong"), questions: answers.length };
  return { format: "exploding-gradients-lab/quiz-result", version: 1, app, date, score, answers };
}

function said(guess: NonNullable<Guess>, options: { readonly [option: string]: string }): string {
  if (typeof guess === "string") return options[guess] ?? guess;
  return typeof guess === "number" ? figure(guess) : growth(growthOfCurve(guess));
}

/** The result for people: a line for the score, and a paragraph a question. */
export function resultText(words: (typeof learnText.en)["result"], title: string, result: QuizResult): string {
  const { score, answers, date, app } = result;
  const head = [
    words.title(title),
    words.score(score.right, score.answered, score.questions),
    words.date(date),
    words.version(app),
  ];
  const paragraphs = answers.map(({ question, first, result: how }, k) => {
    const told = first === null ? words[how] : `${first} (${words[how]})`;
    return `${k + 1}. ${question}\n   ${words.first}: ${told}`;
  });
  return `${[head.join("\n"), ...paragraphs].join("\n\n")}\n`;
}
