import type { FromWorker, ToWorker } from "../protocol/messages.ts";
import type { Engine } from "./engine.ts";
import { createTrainingLoop } from "./trainingLoop.ts";

/** The worker's own scope, or one end of a channel. */
export interface Port {
  postMessage(message: FromWorker, transfer: ArrayBuffer[]): void;
  onmessage: ((event: MessageEvent) => void) | null;
}

/** Trains for whoever is at the other end of `port`; the function returned ends it. */
export function serve(port: Port, engine: Engine, sliceMs?: number): () => void {
  const turns = new MessageChannel();
  let slice: () => void = () => {};
  // A message to oneself, unlike a timer, is not put off by 4 ms or, in a background tab, by a second.
  turns.port1.onmessage = () => slice();
  const loop = createTrainingLoop({
    engine,
    post: (message, transfer) => port.postMessage(message, transfer),
    now: () => performance.now(),
    schedule(next) {
      slice = next;
      turns.port2.postMessage(null);
    },
    ...(sliceMs === undefined ? {} : { sliceMs }),
  });
  port.onmessage = (event) => loop.hear(event.data as ToWorker);
  return () => {
    port.onmessage = null;
    turns.port1.close();
  };
}
