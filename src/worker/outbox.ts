import type { FromWorker } from "../protocol/messages.ts";
import type { Frames } from "./frames.ts";

/** Milliseconds between frames at full speed: three slices, about thirty frames a second. */
const FRAME_MS = 30;

export type Post = (message: FromWorker, transfer: ArrayBuffer[]) => void;

/**
 * What one run has to send: rows, and messages that wait until every row before them is out. Rows go when the buffer is
 * full, FRAME_MS after the frame before, and at once when a message waits or the run is at rest.
 */
export interface Outbox {
  /** The step whose row is the next to be sent: those before it were trained, and are not sent again. */
  readonly next: number;
  readonly full: boolean;
  append(row: Float64Array): void;
  /** Milliseconds that training the last row took. */
  spent(ms: number): void;
  /** The rows from `step` on are void. */
  cut(step: number): void;
  say(message: FromWorker): void;
  /** A message of this type waits. */
  owes(type: FromWorker["type"]): boolean;
  credit(buffer: ArrayBuffer): void;
  /** Sends what may go. */
  settle(atRest: boolean): void;
}

export function createOutbox(run: number, frames: Frames, post: Post, now: () => number): Outbox {
  const waiting: FromWorker[] = [];
  let lastFrame = Number.NEGATIVE_INFINITY;
  let trainingMs = 0;

  function sendFrame(): void {
    const { firstStep, rows, buffer } = frames.take();
    lastFrame = now();
    post({ type: "frame", run, firstStep, rows, buffer, trainingMs }, [buffer]);
    trainingMs = 0;
  }

  return {
    get next() {
      return frames.next;
    },
    get full() {
      return frames.full;
    },
    append: (row) => frames.append(row),
    spent(ms) {
      trainingMs += ms;
    },
    cut(step) {
      const { rows } = frames;
      frames.cut(step);
      if (rows > 0) trainingMs *= frames.rows / rows;
    },
    say(message) {
      waiting.push(message);
    },
    owes: (type) => waiting.some((message) => message.type === type),
    credit: (buffer) => frames.credit(buffer),
    settle(atRest) {
      const isDue = frames.full || atRest || waiting.length > 0 || now() - lastFrame >= FRAME_MS;
      if (frames.rows > 0 && frames.open && isDue) sendFrame();
      if (frames.rows === 0) for (const message of waiting.splice(0)) post(message, []);
    },
  };
}
