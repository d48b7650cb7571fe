import { type FromWorker, PROTOCOL, type ToWorker } from "../protocol/messages.ts";

/** The page's end of a worker, wherever it runs. */
export interface WorkerPort {
  readonly kind: "blob" | "data" | "main_thread";
  post(message: ToWorker, transfer?: Transferable[]): void;
  /** Who is told what the worker says, and when it is gone; replaces who was told before. */
  listen(hear: (message: FromWorker) => void, lost: () => void): void;
  terminate(): void;
}

/**
 * Resolves when the worker has answered and speaks this protocol; otherwise ends it and rejects: it broke, it speaks
 * another protocol, or `timeoutMs` went by.
 */
export function handshake(port: WorkerPort, timeoutMs: number): Promise<WorkerPort> {
  return new Promise((resolve, reject) => {
    const refuse = (why: string) => {
      clearTimeout(timer);
      port.terminate();
      reject(new Error(`${port.kind} worker: ${why}`));
    };
    const timer = setTimeout(() => refuse("no answer"), timeoutMs);
    port.listen(
      (message) => {
        if (message.type !== "ready") return;
        if (message.protocol !== PROTOCOL) return refuse(`protocol ${message.protocol} instead of ${PROTOCOL}`);
        clearTimeout(timer);
        resolve(port);
      },
      () => refuse("lost"),
    );
    port.post({ type: "hello" });
  });
}
