import { MessageChannel, receiveMessageOnPort } from "node:worker_threads";
import { Tinypool } from "tinypool";
import type { SweepRun } from "./grid.ts";
import type { RunQueue } from "./runQueue.ts";
import type { Batch, trainBatch } from "./thread.ts";

const MOST_IN_BATCH = 64;

/** Gets each line when it is there, in no order, and keeps it before it resolves. */
export type TakeLine = (index: number, line: string) => Promise<void>;

/**
 * Trains the runs of the queue on `jobs` threads of `file`, the script that exports `trainBatch`. Throws the signal's
 * reason when it aborts: a line that was not taken by then is lost.
 */
export async function trainOnThreads(
  queue: RunQueue,
  jobs: number,
  file: URL,
  take: TakeLine,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const pool = new Tinypool({
    filename: file,
    name: "trainBatch" satisfies typeof trainBatch.name,
    minThreads: jobs,
    maxThreads: jobs,
  });
  const ending = new AbortController();
  let ended: Promise<void> | null = null;
  const end = () => {
    ending.abort();
    ended ??= pool.destroy();
    return ended;
  };
  signal.addEventListener("abort", end);
  const feeding = Array.from({ length: jobs }, () => feed(pool, queue, take, ending.signal));
  try {
    await Promise.all(feeding);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener("abort", end);
    await end();
    await Promise.allSettled(feeding);
  }
}

/** Sends batch after batch, as many runs in each as the thread had time for in the last one, or twice as many. */
async function feed(pool: Tinypool, queue: RunQueue, take: TakeLine, ending: AbortSignal): Promise<void> {
  let count = 1;
  for (let batch = queue.take(count); batch.length > 0; batch = queue.take(count)) {
    const trained = await train(pool, batch, take);
    queue.giveBack(batch.slice(trained));
    ending.throwIfAborted(); // a pool that was ended would start again
    count = trained < batch.length ? trained : Math.min(MOST_IN_BATCH, 2 * count);
  }
}

/** Takes the line of each run as it comes, while the thread goes on; gives how many runs it had time for. */
async function train(pool: Tinypool, runs: readonly SweepRun[], take: TakeLine): Promise<number> {
  const { port1: lines, port2 } = new MessageChannel();
  const waiting = runs.values();
  let taking = Promise.resolve();
  const takeNext = (line: string) => {
    const { index } = waiting.next().value as SweepRun;
    taking = taking.then(() => take(index, line));
    taking.catch(() => undefined); // thrown below, when the batch has ended
  };
  lines.on("message", takeNext);
  const batch: Batch = { runs, lines: port2 };
  try {
    return (await pool.run(batch, { transferList: [port2] })) as ReturnType<typeof trainBatch>;
  } finally {
    for (let last = receiveMessageOnPort(lines); last; last = receiveMessageOnPort(lines)) takeNext(last.message);
    lines.close();
    await taking;
  }
}
