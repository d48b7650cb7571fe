/// <reference path="./workerSource.d.ts" />
import source from "virtual:worker-source";
import { startMainThreadWorker } from "./mainThreadWorker.ts";
import { startBlobWorker, startDataWorker } from "./scriptWorker.ts";
import { handshake, type WorkerPort } from "./workerPort.ts";

/** Milliseconds a worker has to answer before the next way of starting one is tried. */
const HANDSHAKE_MS = 3000;

export type StartWorker = () => Promise<WorkerPort>;
type Way = () => WorkerPort | Promise<WorkerPort>;

const ways: readonly Way[] = [() => startBlobWorker(source), () => startDataWorker(source), startMainThreadWorker];

/**
 * Starts workers in the first of `ways` that answers: by default a blob: worker, a data: worker, slices on the page's
 * own thread. A way that failed is not tried again. Rejects when every way failed.
 */
export function createWorkerStarter(of: readonly Way[] = ways): StartWorker {
  let working = 0;
  return async () => {
    for (let way = working; way < of.length; way++) {
      try {
        const port = await handshake(await (of[way] as Way)(), HANDSHAKE_MS);
        working = Math.max(working, way);
        return port;
      } catch {
        // The next way is the answer to whatever kept this one from starting.
      }
    }
    throw new Error("no worker starts here");
  };
}

/** The page's own starter: all pools share what it has learnt. */
export const startWorker: StartWorker = createWorkerStarter();
