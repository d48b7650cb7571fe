import { Tinypool } from "tinypool";
import type { RunQueue } from "./runQueue.ts";
import type { trainBatch } from "./thread.ts";

/** Batches for each thread at a time: while it trains one, the next is there already. */
const AT_A_TIME = 2;
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
    concurrentTasksPerWorker: AT_A_TIME,
  });
  let ended: Promise<void> | null = null;
  const end = () => {
    ended ??= pool.destroy();
    return ended;
  };
  signal.addEventListener("abort", end);
  try {
    await Promise.all(Array.from({ length: jobs * AT_A_TIME }, () => feed(pool, queue, take)));
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener("abort", end);
    await end();
  }
}

/** Sends batch after batch, as many runs in each as the thread had time for in the last one, or twice as many. */
async function feed(pool: Tinypool, queue: RunQueue, take: TakeLine): Promise<void> {
  let count = 1;
  for (let batch = queue.take(count); batch.length > 0; batch = queue.take(count)) {
    const lines = (await pool.run(batch)) as ReturnType<typeof trainBatch>;
    queue.giveBack(batch.slice(lines.length));
    count = lines.length < batch.length ? lines.length : Math.min(MOST_IN_BATCH, 2 * count);
    for (const [k, line] of lines.entries()) await take(batch[k]?.index ?? Number.NaN, line);
  }
}
