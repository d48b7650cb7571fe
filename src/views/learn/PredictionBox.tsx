import { useState } from "react";
import type { Prediction } from "../../lessons/chapter.ts";
import { growthOfCurve, isRight } from "../../lessons/judge.ts";
import type { ChapterWords } from "../../text/learn/chapterWords.ts";
import { learnText } from "../../text/learn/index.ts";
import { figure } from "../../text/numbers.ts";
import { Rich } from "../Rich.tsx";
import { useWords } from "../settings.ts";
import { answerOf } from "./answerOf.ts";
import { CurveSketch } from "./CurveSketch.tsx";
import { type Guess, progressActions, useProgress } from "./learnStore.ts";
import { Prose } from "./Prose.tsx";
import { Slider } from "./Slider.tsx";
import { written } from "./written.ts";

type SectionWords = ChapterWords["sections"][string];

interface PredictionBoxProps {
  /** "chapter/section" */
  readonly id: string;
  readonly prediction: Prediction;
  readonly words: SectionWords;
}

const FLAT = [0, 0, 0, 0, 0, 0, 0] as const;

/** Asks before the figure shows; afterwards the guess stands beside what the network did. */
export function PredictionBox({ id, prediction, words }: PredictionBoxProps) {
  const { predict } = useWords(learnText);
  const guess = useProgress(({ guesses }) => guesses[id]);
  return (
    <div className="predict-box">
      <h4>{predict.label}</h4>
      <Prose>{words.question ?? ""}</Prose>
      {guess === undefined ? (
        <Asked id={id} prediction={prediction} words={words} />
      ) : (
        <>
          <Told prediction={prediction} words={words} guess={guess} />
          <button type="button" className="prediction-link" onClick={() => progressActions.forget(id)}>
            {predict.again}
          </button>
        </>
      )}
    </div>
  );
}

function Asked({ id, prediction, words }: PredictionBoxProps) {
  const { predict } = useWords(learnText);
  const [guess, setGuess] = useState<Guess>(() => firstGuess(prediction));
  return (
    <>
      {prediction.kind === "choose" && (
        <fieldset className="options" aria-label={words.question ? written(words.question) : predict.label}>
          {prediction.options.map((option) => (
            <label key={option}>
              <input type="radio" name={id} checked={guess === option} onChange={() => setGuess(option)} />
              <span>{words.options?.[option]}</span>
            </label>
          ))}
        </fieldset>
      )}
      {prediction.kind === "amount" && typeof guess === "number" && (
        <div className="amount">
          <span aria-hidden="true">{predict.amount}</span>
          <output className="amount-value">
            <Rich>{figure(guess)}</Rich>
          </output>
          <Slider
            className="amount-slider"
            aria-label={predict.amount}
            min={Math.log10(prediction.min)}
            max={Math.log10(prediction.max)}
            step={0.01}
            value={Math.log10(guess)}
            aria-valuetext={figure(guess)}
            onMove={(value) => setGuess(10 ** value)}
          />
        </div>
      )}
      {prediction.kind === "curve" && Array.isArray(guess) && (
        <CurveSketch curve={guess} onChange={setGuess} answer={null} />
      )}
      <div className="prediction-actions">
        <button
          type="button"
          className="button solid"
          disabled={guess === null}
          onClick={() => progressActions.guess(id, guess)}
        >
          {predict.guess}
        </button>
        <button type="button" className="prediction-link" onClick={() => progressActions.guess(id, null)}>
          {predict.skip}
        </button>
      </div>
    </>
  );
}

function firstGuess(prediction: Prediction): Guess {
  if (prediction.kind === "amount") return prediction.min;
  return prediction.kind === "curve" ? FLAT : null;
}

function Told({
  prediction,
  words,
  guess,
}: {
  readonly prediction: Prediction;
  readonly words: SectionWords;
  readonly guess: Guess;
}) {
  const { predict } = useWords(learnText);
  const answer = answerOf(prediction);
  if (guess === null) return <p role="status">{predict.skipped}</p>;
  const verdict = isRight(prediction, guess, answer) ? predict.right : predict.wrong;
  return (
    <>
      <p role="status">
        <b>{verdict}</b> <Rich>{said(predict, words, guess, answer)}</Rich>
      </p>
      {typeof guess === "object" && typeof answer === "number" && (
        <CurveSketch curve={guess} onChange={null} answer={answer} />
      )}
    </>
  );
}

type Words = (typeof learnText)["en"]["predict"];

function said(predict: Words, words: SectionWords, guess: NonNullable<Guess>, answer: string | number): string {
  if (typeof guess === "string" || typeof answer === "string")
    return predict.chosen(words.options?.[String(guess)] ?? "");
  return typeof guess === "number"
    ? predict.near(figure(guess), figure(answer))
    : predict.drawn(growthOfCurve(guess), answer);
}
