import { type FirstNonfinite, type NonfiniteKind, nonfiniteKinds } from "../engine/quantities.ts";
import type { Patch } from "../experiment/schema.ts";
import type { FromWorker } from "../protocol/messages.ts";
import type { TrainableRun } from "./engine.ts";
import { failureOf } from "./failure.ts";
import type { Frames } from "./frames.ts";

/** Milliseconds between frames at full speed: three slices, about thirty frames a second. */
const FRAME_MS = 30;

export type Post = (message: FromWorker, transfer: ArrayBuffer[]) => void;

/** One run in training: what it was asked for, what it has to send, and what it owes. */
export interface Session {
  readonly id: number;
  /** There is a step to train and room for its row. */
  readonly ready: boolean;
  advance(until: number): void;
  pause(): void;
  patch(patch: Patch): void;
  credit(buffer: ArrayBuffer): void;
  /** Trains for about `sliceMs`, at least one step, then sends what is due. Only while `ready`. */
  trainSlice(sliceMs: number): void;
}

/**
 * Rows go out when the buffer is full, FRAME_MS after the frame before, and at once when the run comes to rest or has
 * its first Inf or NaN of a kind. Marks, the end and the answers to `patch` and `pause` wait until every row is out.
 */
export function createSession(id: number, run: TrainableRun, frames: Frames, post: Post, now: () => number): Session {
  const unseen = new Set<NonfiniteKind>(nonfiniteKinds);
  const marks: FromWorker[] = [];
  let noted: FirstNonfinite | null = null;
  let until = 0;
  let pauses = 0;
  let end: FromWorker | null = null;
  let ended = false;
  let lastFrame = Number.NEGATIVE_INFINITY;
  let trainingMs = 0;

  const atRest = () => end !== null || ended || pauses > 0 || run.step >= until;
  const isReady = () => !atRest() && !frames.full;
  const isDue = () => frames.full || atRest() || marks.length > 0 || now() - lastFrame >= FRAME_MS;

  function sendFrame(): void {
    const { firstStep, rows, buffer } = frames.take();
    lastFrame = now();
    post({ type: "frame", run: id, firstStep, rows, buffer, trainingMs }, [buffer]);
    trainingMs = 0;
  }

  function settle(): void {
    if (!frames.empty && frames.open && isDue()) sendFrame();
    if (!frames.empty) return;
    for (const mark of marks.splice(0)) post(mark, []);
    if (end !== null) post(end, []);
    ended ||= end !== null;
    end = null;
    for (; pauses > 0; pauses--) post({ type: "paused", run: id, step: run.step }, []);
  }

  /** `firstNonfinite` is another object whenever something was found. */
  function noteNonfinite(): void {
    if (run.firstNonfinite === noted) return;
    noted = run.firstNonfinite;
    for (const kind of unseen) {
      const mark = noted[kind];
      if (mark === null) continue;
      unseen.delete(kind);
      marks.push({ type: "nonfinite", run: id, kind, mark });
    }
  }

  function trainStep(): void {
    run.trainStep();
    frames.append(run.row);
    noteNonfinite();
    if (run.parameterIsNaN) end = { type: "dead", run: id, step: run.step, firstNonfinite: run.firstNonfinite };
  }

  /** What the run throws ends the run, not the worker. */
  function attempt(action: () => void): void {
    try {
      action();
    } catch (error) {
      end = { type: "failed", run: id, reason: failureOf(error) };
    }
  }

  return {
    id,
    get ready() {
      return isReady();
    },
    advance(steps) {
      until = steps;
      settle();
    },
    pause() {
      until = 0;
      pauses += 1;
      settle();
    },
    patch(patch) {
      attempt(() => marks.push({ type: "patched", run: id, entry: run.patch(patch) }));
      settle();
    },
    credit(buffer) {
      frames.credit(buffer);
      settle();
    },
    trainSlice(sliceMs) {
      const began = now();
      let time = began;
      do {
        attempt(trainStep);
        time = now();
      } while (isReady() && time - began < sliceMs);
      trainingMs += time - began;
      settle();
    },
  };
}
