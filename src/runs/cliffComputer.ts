import type { CliffJob, CliffResults } from "../protocol/cliff.ts";
import { type CliffPort, type OpenCliffPort, openCliffPort } from "./cliffPort.ts";

type Result = CliffResults[CliffJob["kind"]];

interface Waiting {
  readonly job: CliffJob;
  readonly resolve: (result: Result | null) => void;
}

export interface CliffComputer {
  /** Resolves with null where a newer job of the same kind came before it was begun, or after `dispose`. */
  compute<J extends CliffJob>(job: J): Promise<CliffResults[J["kind"]] | null>;
  dispose(): void;
}

/** Computes one job after the other away from the page; of those that wait the newest of each kind counts alone. */
export function createCliffComputer(open: OpenCliffPort = openCliffPort): CliffComputer {
  const waiting = new Map<CliffJob["kind"], Waiting>();
  let port: CliffPort | null = null;
  let running: Waiting | null = null;
  let id = 0;
  let disposed = false;

  function next(): void {
    if (port === null || running !== null) return;
    const [first] = waiting.values();
    if (first === undefined) return;
    waiting.delete(first.job.kind);
    running = first;
    id += 1;
    port.post({ id, job: first.job });
  }

  function connect(): void {
    open(
      (message) => {
        if (message.id !== id || running === null) return;
        const done = running;
        running = null;
        done.resolve(message.result);
        next();
      },
      // A worker that broke is replaced, and its job begun anew.
      () => {
        port?.terminate();
        port = null;
        if (running !== null && !waiting.has(running.job.kind)) waiting.set(running.job.kind, running);
        else running?.resolve(null);
        running = null;
        if (!disposed) connect();
      },
    ).then((opened) => {
      if (disposed) return opened.terminate();
      port = opened;
      next();
    });
  }
  connect();

  return {
    compute: <J extends CliffJob>(job: J) =>
      new Promise<CliffResults[J["kind"]] | null>((resolve) => {
        if (disposed) return resolve(null);
        waiting.get(job.kind)?.resolve(null);
        waiting.set(job.kind, { job, resolve: resolve as Waiting["resolve"] });
        next();
      }),
    dispose() {
      disposed = true;
      port?.terminate();
      for (const { resolve } of waiting.values()) resolve(null);
      running?.resolve(null);
      waiting.clear();
    },
  };
}
