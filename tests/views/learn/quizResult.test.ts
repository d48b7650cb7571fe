import { describe, expect, it } from "vitest";
import { chapters } from "../../../src/lessons/index.ts";
import { learnText } from "../../../src/text/learn/index.ts";
import { quiz } from "../../../src/text/learn/quiz.ts";
import { quizResult, resultText } from "../../../src/views/learn/quizResult.ts";

const about = { app: "1.2.3", date: "2026-11-28T10:00:00.000Z" };
const first = {
  "quiz/seed": "other",
  "quiz/infinite": "no",
  "quiz/power": 119.2,
  "quiz/soon": null,
  "what/seed": "same",
};

describe("the result of the quiz", () => {
  const result = quizResult(chapters.quiz, quiz.en, first, about);

  it("counts the first answers of its own questions; what was skipped is no answer", () => {
    expect(result.score).toEqual({ right: 2, answered: 3, questions: chapters.quiz.sections.length });
    expect(result).toMatchObject({ version: 1, ...about });
  });

  it("says each question and answer in words", () => {
    const answer = (id: string) => result.answers.find((each) => each.id === id);
    expect(answer("seed")).toMatchObject({ first: "No, it scatters", result: "right" });
    expect(answer("infinite")).toMatchObject({ first: "No", result: "wrong" });
    expect(answer("power")).toMatchObject({ first: "119", result: "right" });
    expect(answer("soon")).toMatchObject({ first: null, result: "skipped" });
    expect(answer("gates")).toMatchObject({ first: null, result: "open" });
    for (const { question } of result.answers) expect(question).not.toMatch(/^$|\{/);
  });

  it("reads as text in both languages", () => {
    const english = resultText(learnText.en.result, quiz.en.title, result);
    expect(english).toContain("First answers: 2 of 3 right; 18 questions.");
    expect(english).toContain(about.date);
    expect(english).toContain("1.2.3");
    expect(resultText(learnText.zh.result, quiz.zh.title, result)).toContain(
      "首次作答：已答 3 题，答对 2 题，共 18 题。",
    );
  });
});
