import type { FromWorker } from "../protocol/messages.ts";
import type { PooledRun } from "./pooledRun.ts";
import type { StartWorker } from "./startWorker.ts";
import type { WorkerPort } from "./workerPort.ts";

/** Milliseconds in which a worker has to let go of a run, a step under way included. */
const STOP_MS = 2000;
/** Milliseconds in which it has to build a network, on a slow telephone too. */
const START_MS = 30_000;

/**
 * starting: not there yet; idle: waits for a run; training: has one; stopping: its run is not wanted any more;
 * lost: it broke or did not answer; unavailable: it could not be started.
 */
type PooledWorkerState = "starting" | "idle" | "training" | "stopping" | "lost" | "unavailable";

/** One worker of a pool and the run it trains. */
export interface PooledWorker {
  readonly state: PooledWorkerState;
  readonly run: PooledRun | null;
  /** Only while idle. */
  train(run: PooledRun): void;
  /** Takes the run away: the worker is idle once it has answered. */
  stop(): void;
  terminate(): void;
}

/** Starts a worker; `changed` is told each time its state changes by itself. */
export function createPooledWorker(start: StartWorker, changed: (worker: PooledWorker) => void): PooledWorker {
  let state: PooledWorkerState = "starting";
  let port: WorkerPort | null = null;
  let run: PooledRun | null = null;
  let id = 0;
  let deadline: ReturnType<typeof setTimeout> | undefined;

  function become(next: PooledWorkerState): void {
    state = next;
    changed(worker);
  }

  function lose(): void {
    const left = run;
    worker.terminate();
    left?.fail({ code: "worker_lost" });
    become("lost");
  }

  function hear(message: FromWorker): void {
    if (message.type === "ready" || message.run !== id) return;
    if (state === "training") {
      clearTimeout(deadline);
      run?.hear(message);
    } else if (state === "stopping" && message.type === "stopped") {
      clearTimeout(deadline);
      become("idle");
    }
  }

  const worker: PooledWorker = {
    get state() {
      return state;
    },
    get run() {
      return run;
    },
    train(next) {
      state = "training";
      run = next;
      id = next.id;
      deadline = setTimeout(lose, START_MS);
      next.attach((message, transfer) => port?.post(message, transfer));
    },
    stop() {
      clearTimeout(deadline);
      run = null;
      state = "stopping";
      deadline = setTimeout(lose, STOP_MS);
      port?.post({ type: "stop", run: id });
    },
    terminate() {
      clearTimeout(deadline);
      run = null;
      state = "lost";
      port?.terminate();
      port = null;
    },
  };

  start().then(
    (started) => {
      if (state !== "starting") return started.terminate();
      port = started;
      port.listen(hear, lose);
      become("idle");
    },
    () => state === "starting" && become("unavailable"),
  );
  return worker;
}
