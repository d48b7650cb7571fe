import { MEMORY_LIMIT } from "../experiment/memory.ts";
import { PROTOCOL, type Start, type ToWorker } from "../protocol/messages.ts";
import type { Engine } from "./engine.ts";
import { failureOf } from "./failure.ts";
import { createFrames } from "./frames.ts";
import { createOutbox, type Post } from "./outbox.ts";
import { createSession, type Session } from "./session.ts";

/** Milliseconds of training between which messages are heard, in a thread of its own. */
const SLICE_MS = 10;

export interface TrainingLoopOptions {
  readonly engine: Engine;
  readonly post: Post;
  /** Milliseconds from any start. */
  readonly now: () => number;
  /** Calls back later, behind the messages that are already waiting. */
  readonly schedule: (slice: () => void) => void;
  readonly sliceMs?: number;
}

export interface TrainingLoop {
  hear(message: ToWorker): void;
}

/**
 * Hears the page and trains in slices. It touches nothing of its surroundings but what it is given, so it is the same
 * loop in a worker, on the page's own thread and under a test's clock. Messages with the id of another run than the
 * one in training are dropped.
 */
export function createTrainingLoop(options: TrainingLoopOptions): TrainingLoop {
  const { post, schedule, sliceMs = SLICE_MS } = options;
  let session: Session | null = null;
  let scheduled = false;

  function slice(): void {
    scheduled = false;
    if (session?.ready) session.trainSlice(sliceMs);
    wake();
  }
  function wake(): void {
    if (scheduled || !session?.ready) return;
    scheduled = true;
    schedule(slice);
  }
  const current = (run: number) => (session?.id === run ? session : null);

  function obey(message: ToWorker): void {
    switch (message.type) {
      case "hello":
        post({ type: "ready", protocol: PROTOCOL }, []);
        break;
      case "start":
        // The old run goes first: its memory may be needed for the new one.
        session = null;
        session = startSession(message, options);
        break;
      case "advance":
        current(message.run)?.advance(message.until);
        break;
      case "pause":
        current(message.run)?.pause();
        break;
      case "patch":
        current(message.run)?.patch(message.patch);
        break;
      case "ask":
        current(message.run)?.ask(message.id, message.question);
        break;
      case "rewind":
        current(message.run)?.rewind(message.step);
        break;
      case "fork":
        current(message.run)?.fork(message.step, message.patch);
        break;
      case "credit":
        current(message.run)?.credit(message.buffer);
        break;
      case "stop":
        if (current(message.run)) session = null;
        post({ type: "stopped", run: message.run }, []);
        break;
      default:
        message satisfies never;
    }
  }

  return {
    hear(message) {
      obey(message);
      wake();
    },
  };
}

/** Builds the run and answers `started`, or `failed` and null. */
function startSession(message: Start, { engine, post, now }: TrainingLoopOptions): Session | null {
  const { run: id, experiment, timeline } = message;
  let needed = 0;
  try {
    needed = engine.memoryNeeded(experiment, timeline);
    if (needed > MEMORY_LIMIT) {
      post({ type: "failed", run: id, reason: { code: "memory", needed, allowed: MEMORY_LIMIT } }, []);
      return null;
    }
    const run = engine.createRun(message);
    const meanField = engine.meanFieldOf(experiment);
    const theory = meanField.holds ? meanField.factors : null;
    post({ type: "started", run: id, layout: run.layout, theory, meanField }, []);
    const outbox = createOutbox(id, createFrames(run.layout.width), post, now);
    return createSession(id, run, outbox, engine.createAnswers(experiment, run), now);
  } catch (error) {
    post({ type: "failed", run: id, reason: failureOf(error, needed) }, []);
    return null;
  }
}
