import type { StartWorker } from "../../src/runs/startWorker.ts";
import type { WorkerPort } from "../../src/runs/workerPort.ts";
import type { Engine } from "../../src/worker/engine.ts";
import { serve } from "../../src/worker/serve.ts";

export interface LocalWorkers {
  readonly start: StartWorker;
  /** All that were ever started, and which of them were ended. */
  readonly started: readonly LocalWorker[];
}
interface LocalWorker {
  readonly port: WorkerPort;
  readonly ended: boolean;
  /** What happens when a worker breaks. */
  crash(): void;
  /** From now on nothing is heard of it, as in an endless loop. */
  hang(): void;
}

/** Workers on the test's own thread: the real loop behind a real channel, over an engine of the test's. */
export function createLocalWorkers(engine: Engine): LocalWorkers {
  const started: LocalWorker[] = [];
  return {
    started,
    async start() {
      const worker = createLocalWorker(engine);
      started.push(worker);
      return worker.port;
    },
  };
}

function createLocalWorker(engine: Engine): LocalWorker {
  const { port1, port2 } = new MessageChannel();
  const end = serve(port2, engine);
  let ended = false;
  let tellLost: () => void = () => {};
  const port: WorkerPort = {
    kind: "main_thread",
    post: (message, transfer = []) => port1.postMessage(message, transfer),
    listen(hear, lost) {
      tellLost = lost;
      port1.onmessage = (event) => hear(event.data);
    },
    terminate() {
      ended = true;
      end();
      port1.close();
    },
  };
  return {
    port,
    get ended() {
      return ended;
    },
    crash: () => tellLost(),
    hang() {
      port1.onmessage = null;
    },
  };
}
