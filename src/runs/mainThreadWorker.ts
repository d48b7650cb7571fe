import type { WorkerPort } from "./workerPort.ts";

/** Shorter than a worker's slices: the page has to draw and to hear its reader in between. */
const SLICE_MS = 5;

/**
 * The training loop in slices on the page's own thread, where no worker starts. It talks through a channel, so that
 * messages are copied, buffers transferred and answers late exactly as with a worker.
 */
export async function startMainThreadWorker(): Promise<WorkerPort> {
  const { openLaboratory } = await import("../worker/openLaboratory.ts");
  const { port1, port2 } = new MessageChannel();
  const end = openLaboratory(port2, SLICE_MS);
  return {
    kind: "main_thread",
    post: (message, transfer = []) => port1.postMessage(message, transfer),
    listen(hear, lost) {
      port1.onmessage = (event) => hear(event.data);
      port1.onmessageerror = lost;
    },
    terminate() {
      end();
      port1.close();
    },
  };
}
