/// <reference path="./cliffWorkerSource.d.ts" />
import source from "virtual:cliff-worker-source";
import type { FromCliffWorker, ToCliffWorker } from "../protocol/cliff.ts";
import { trustedScriptUrl } from "./trustedScriptUrl.ts";

/** Where the Cliff's jobs are computed. */
export interface CliffPort {
  post(message: ToCliffWorker): void;
  terminate(): void;
}
export type OpenCliffPort = (hear: (message: FromCliffWorker) => void, lost: () => void) => Promise<CliffPort>;

/** Milliseconds that a worker has to answer before the next way is tried. */
const HANDSHAKE_MS = 3000;
const HANDSHAKE: ToCliffWorker = { id: -1, job: { kind: "bifurcation", w: 5, b: [-3, -2] } };

const addresses = [
  () => URL.createObjectURL(new Blob([source], { type: "text/javascript" })),
  () => `data:text/javascript;charset=utf-8,${encodeURIComponent(source)}`,
];

/** A worker by a blob: address, by a data: address, or else the page's own thread. */
export const openCliffPort: OpenCliffPort = async (hear, lost) => {
  for (const address of addresses) {
    const port = await workerPort(address, hear, lost);
    if (port !== null) return port;
  }
  return pagePort(hear);
};

/** Null where no worker answers from there. */
function workerPort(address: () => string, hear: (message: FromCliffWorker) => void, lost: () => void) {
  return new Promise<CliffPort | null>((resolve) => {
    try {
      const worker = new Worker(trustedScriptUrl(address()));
      const refuse = () => {
        clearTimeout(timer);
        worker.terminate();
        resolve(null);
      };
      const timer = setTimeout(refuse, HANDSHAKE_MS);
      worker.onerror = refuse;
      worker.onmessage = () => {
        clearTimeout(timer);
        worker.onmessage = ({ data }) => hear(data);
        worker.onerror = lost;
        resolve({ post: (message) => worker.postMessage(message), terminate: () => worker.terminate() });
      };
      worker.postMessage(HANDSHAKE);
    } catch {
      resolve(null);
    }
  });
}

async function pagePort(hear: (message: FromCliffWorker) => void): Promise<CliffPort> {
  const { cliffResult } = await import("../worker/cliffResult.ts");
  let ended = false;
  return {
    post: ({ id, job }) => setTimeout(() => !ended && hear({ id, result: cliffResult(job).result })),
    terminate: () => {
      ended = true;
    },
  };
}
