import type { Prediction } from "./chapter.ts";

/** Layers that a drawn curve stands for; its points are spread evenly over them. */
export const CURVE_LAYERS = 20;

/** What a curve over the layers, as powers of ten from the first layer to the last, grows by per layer toward the input. */
export function growthOfCurve(powers: readonly number[]): number {
  const [first = 0, last = 0] = [powers[0], powers.at(-1)];
  return 10 ** ((first - last) / (CURVE_LAYERS - 1));
}

/** Whether a guess is right; `answer`: what the engine says, of a choice its id. A guess of another kind is wrong. */
export function isRight(
  prediction: Prediction,
  guess: string | number | readonly number[],
  answer: number | string,
): boolean {
  if (prediction.kind === "choose") return guess === answer;
  const guessed = typeof guess === "object" ? growthOfCurve(guess) : guess;
  if (typeof guessed !== "number" || typeof answer !== "number") return false;
  return Math.abs(Math.log(guessed / answer)) <= Math.log(prediction.within);
}
