import { backwardPass } from "../engine/backwardPass.ts";
import { EngineError } from "../engine/error.ts";
import { type Histogram, histogramOf, histogramScale } from "../engine/histogram.ts";
import type { KernelsBackend } from "../engine/kernels/kernels.ts";
import type { ReadTensor } from "../engine/pictures/picture.ts";
import { createPainter } from "../engine/pictures/pictureOf.ts";
import type { Experiment } from "../experiment/schema.ts";
import type { Answer, Question } from "../protocol/messages.ts";
import type { TrainableRun } from "./engine.ts";

/**
 * Answers questions from what the run's tensors hold when it is asked. The network that predicts for pictures is made
 * with the first of them and kept: a playing page asks for many.
 */
export function createAnswers(
  experiment: Experiment,
  run: Pick<TrainableRun, "readTensor" | "row" | "hash">,
  backend?: KernelsBackend,
): (question: Question) => Answer {
  let painter: ReturnType<typeof createPainter> | undefined;
  return (question) => {
    switch (question.kind) {
      case "row":
        return { kind: "row", row: run.row.slice() };
      case "picture":
        if (painter === undefined) painter = createPainter(experiment, backend);
        return { kind: "picture", picture: painter?.(run.readTensor) ?? null };
      case "backward_pass":
        return { kind: "backward_pass", pass: backwardPass(experiment.model, run.readTensor) };
      case "histogram":
        return { kind: "histogram", histogram: histogram(run.readTensor, question) };
      case "hash":
        return { kind: "hash", hash: run.hash() };
      default:
        return question satisfies never;
    }
  };
}

type HistogramQuestion = Extract<Question, { readonly kind: "histogram" }>;

function histogram(readTensor: ReadTensor, { tensor, binsPerDecade, decades }: HistogramQuestion): Histogram | null {
  const values = valuesOf(readTensor, tensor);
  return values && histogramOf(values, histogramScale(values, binsPerDecade, decades));
}

function valuesOf(readTensor: ReadTensor, tensor: string): Float32Array | null {
  try {
    return readTensor(tensor);
  } catch (error) {
    if (error instanceof EngineError && error.code === "unknown_tensor") return null;
    throw error;
  }
}
