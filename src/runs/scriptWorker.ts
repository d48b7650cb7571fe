import { trustedScriptUrl } from "./trustedScriptUrl.ts";
import type { WorkerPort } from "./workerPort.ts";

/** A classic worker from the script's text, by a blob: address. */
export function startBlobWorker(source: string): WorkerPort {
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  // The worker has fetched its script once it says anything, and never does once it broke.
  return portOf(new Worker(trustedScriptUrl(url)), "blob", () => URL.revokeObjectURL(url));
}

/** The same by a data: address, for opaque frames in which a blob: worker does not run. */
export function startDataWorker(source: string): WorkerPort {
  const url = `data:text/javascript;charset=utf-8,${encodeURIComponent(source)}`;
  return portOf(new Worker(trustedScriptUrl(url)), "data", () => {});
}

function portOf(worker: Worker, kind: WorkerPort["kind"], release: () => void): WorkerPort {
  worker.addEventListener("message", release, { once: true });
  return {
    kind,
    post: (message, transfer = []) => worker.postMessage(message, transfer),
    listen(hear, lost) {
      worker.onmessage = (event) => hear(event.data);
      worker.onerror = lost;
      worker.onmessageerror = lost;
    },
    terminate() {
      release();
      worker.terminate();
    },
  };
}
