import { FRAMES_IN_FLIGHT } from "../protocol/messages.ts";

/** Bytes of one frame's buffer: a few hundred rows of a usual width. */
const FRAME_BYTES = 256 * 1024;

/** Rows of one run, from `firstStep` on, in a buffer that is the receiver's from now on. */
interface Frame {
  readonly firstStep: number;
  readonly rows: number;
  readonly buffer: ArrayBuffer;
}

/**
 * The rows that a run has trained and not yet sent, and the credits for sending them. At most FRAMES_IN_FLIGHT + 1
 * buffers exist: those on their way and the one being filled; a buffer that comes back is filled again.
 */
export interface Frames {
  /** Rows that wait to be sent. */
  readonly rows: number;
  /** The step of the next row: all rows before it were appended. */
  readonly next: number;
  /** No row fits any more before a frame was taken. */
  readonly full: boolean;
  /** A frame may go: fewer than FRAMES_IN_FLIGHT are on their way. */
  readonly open: boolean;
  append(row: Float64Array): void;
  /** The rows from `step` on are void: the next one is the one of `step`. */
  cut(step: number): void;
  take(): Frame;
  /** A frame has arrived and its buffer is back. */
  credit(buffer: ArrayBuffer): void;
}

/** `width`: numbers a row. */
export function createFrames(width: number): Frames {
  const rowBytes = Math.max(1, width) * Float64Array.BYTES_PER_ELEMENT;
  const capacity = Math.max(1, Math.floor(FRAME_BYTES / rowBytes));
  const free: ArrayBuffer[] = [];
  let filling: Float64Array | null = null;
  let rows = 0;
  let firstStep = 0;
  let inFlight = 0;
  return {
    get rows() {
      return rows;
    },
    get next() {
      return firstStep + rows;
    },
    get full() {
      return rows === capacity;
    },
    get open() {
      return inFlight < FRAMES_IN_FLIGHT;
    },
    append(row) {
      filling ??= new Float64Array(free.pop() ?? new ArrayBuffer(capacity * rowBytes));
      filling.set(row, rows * width);
      rows += 1;
    },
    cut(step) {
      rows = Math.max(0, Math.min(rows, step - firstStep));
      firstStep = Math.min(firstStep, step);
    },
    take() {
      if (filling === null || rows === 0) throw new Error("a frame without rows");
      const frame = { firstStep, rows, buffer: filling.buffer as ArrayBuffer };
      firstStep += rows;
      rows = 0;
      filling = null;
      inFlight += 1;
      return frame;
    },
    credit(buffer) {
      inFlight = Math.max(0, inFlight - 1);
      if (buffer.byteLength === capacity * rowBytes) free.push(buffer);
    },
  };
}
