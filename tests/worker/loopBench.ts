import type { FromWorker, ToWorker } from "../../src/protocol/messages.ts";
import type { Engine } from "../../src/worker/engine.ts";
import { createTrainingLoop } from "../../src/worker/trainingLoop.ts";

/** A training loop under a clock that the test moves and turns that the test takes. */
export interface LoopBench {
  /** Everything posted since the last look, as the page would receive it. */
  take(): FromWorker[];
  say(message: ToWorker): void;
  /** Trains one slice; false where none was asked for. */
  turn(): boolean;
  passMs(ms: number): void;
}

/** Posted buffers are really transferred: a loop that touches one afterwards finds it empty. */
export function createLoopBench(engine: Engine): LoopBench {
  let time = 0;
  let posted: FromWorker[] = [];
  const slices: (() => void)[] = [];
  const loop = createTrainingLoop({
    engine,
    post: (message, transfer) => posted.push(structuredClone(message, { transfer })),
    now: () => time,
    schedule: (slice) => slices.push(slice),
  });
  return {
    take() {
      const messages = posted;
      posted = [];
      return messages;
    },
    say: (message) => loop.hear(message),
    turn() {
      if (slices.length > 1) throw new Error("two slices are scheduled");
      const slice = slices.shift();
      slice?.();
      return slice !== undefined;
    },
    passMs(ms) {
      time += ms;
    },
  };
}
