import { describe, expect, it } from "vitest";
import { type Locks, takeSlots } from "../../../src/views/embed/trainingSlots.ts";
import { createTurns } from "../../../src/views/embed/turns.ts";
import { createFakeClock, type FakeClock, settle } from "../../runs/fakeClock.ts";

/** Exclusive locks with first come, first served queues, as browsers have them. */
function createFakeLocks(): Locks {
  const queues = new Map<string, { run(): Promise<void> }[]>();
  const queueOf = (name: string) => {
    const queue = queues.get(name) ?? [];
    queues.set(name, queue);
    return queue;
  };
  const next = (name: string) => void queueOf(name)[0]?.run();
  function request(name: string, { signal }: LockOptions, callback: LockGrantedCallback<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const queue = queueOf(name);
      let granted = false;
      const entry = {
        async run() {
          granted = true;
          resolve(await callback(null));
          queue.shift();
          next(name);
        },
      };
      signal?.addEventListener("abort", () => {
        if (granted) return;
        queue.splice(queue.indexOf(entry), 1);
        reject(signal.reason);
      });
      queue.push(entry);
      if (queue.length === 1) next(name);
    });
  }
  const query = async () => ({
    held: [...queues].flatMap(([name, queue]) => (queue.length > 0 ? [{ name }] : [])),
    pending: [...queues].flatMap(([name, queue]) => queue.slice(1).map(() => ({ name }))),
  });
  return { request, query } as Locks;
}

function createFrames(clock: FakeClock, locks: Locks | null, size: number, counts: readonly number[]) {
  const training = new Set<number>();
  const begun = counts.map(() => 0);
  let most = 0;
  const frames = counts.map((count, k) =>
    createTurns({
      locks,
      size,
      count: () => count,
      train: async (may) => {
        if (may) {
          training.add(k);
          begun[k] = (begun[k] ?? 0) + 1;
        } else training.delete(k);
        most = Math.max(
          most,
          [...training].reduce((sum, each) => sum + (counts[each] ?? 0), 0),
        );
      },
      wait: (ms, signal) =>
        new Promise((resolve) => {
          const end = () => {
            signal.removeEventListener("abort", end);
            resolve();
          };
          if (ms < Number.POSITIVE_INFINITY) clock.schedule(end, ms);
          signal.addEventListener("abort", end);
        }),
    }),
  );
  return { frames, training, begun, most: () => most };
}

async function pass(clock: FakeClock, seconds: number): Promise<void> {
  for (let k = 0; k < seconds * 10; k++) {
    await clock.pass(100);
    await settle();
  }
}

describe("turns to train", () => {
  it("go to ten frames of two lanes by fours, all of them, and never to more lanes than there are slots", async () => {
    const clock = createFakeClock();
    const { frames, begun, most } = createFrames(clock, createFakeLocks(), 4, Array(10).fill(2));
    for (const frame of frames) frame.want(true);
    await pass(clock, 30);
    expect(most()).toBe(4);
    for (const count of begun) expect(count).toBeGreaterThanOrEqual(3);
    expect(Math.max(...begun) - Math.min(...begun)).toBeLessThanOrEqual(2);
  });

  it("do not end while nobody else waits", async () => {
    const clock = createFakeClock();
    const { frames, begun, training } = createFrames(clock, createFakeLocks(), 2, [2, 2]);
    frames[0]?.want(true);
    await pass(clock, 10);
    expect(begun).toEqual([1, 0]);
    frames[1]?.want(true);
    await pass(clock, 2);
    expect(begun[1]).toBe(1);
    frames[1]?.want(false);
    await pass(clock, 2);
    expect([...training]).toEqual([0]);
  });

  it("are given back by a frame that is not seen any more, while it waits too", async () => {
    const clock = createFakeClock();
    const { frames, training } = createFrames(clock, createFakeLocks(), 1, [1, 1, 1]);
    for (const frame of frames) frame.want(true);
    frames[1]?.want(false);
    frames[0]?.want(false);
    await pass(clock, 3);
    expect([...training]).toEqual([2]);
    frames[2]?.want(false);
    await pass(clock, 1);
    expect([...training]).toEqual([]);
  });

  it("a frame with more lanes than there are slots has all of them for itself", async () => {
    const clock = createFakeClock();
    const { frames, begun, training } = createFrames(clock, createFakeLocks(), 2, [4, 1]);
    for (const frame of frames) frame.want(true);
    for (let k = 0; k < 60; k++) {
      await pass(clock, 0.1);
      expect(training.size).toBeLessThanOrEqual(1);
    }
    expect(Math.min(...begun)).toBeGreaterThanOrEqual(2);
  });

  it("leave nothing locked behind where one of the slots is refused", async () => {
    const clock = createFakeClock();
    const locks = createFakeLocks();
    let refuses = true;
    const request = (name: string, options: LockOptions, hold: LockGrantedCallback<unknown>) =>
      refuses && name.endsWith("-2") ? Promise.reject(new Error("refused")) : locks.request(name, options, hold);
    const flaky = { ...locks, request } as Locks;
    await expect(takeSlots(flaky, 4, 3, new AbortController().signal)).rejects.toThrow("refused");
    await settle();
    expect((await locks.query()).held).toEqual([]);
    refuses = false;
    const { frames, training } = createFrames(clock, flaky, 4, [4]);
    frames[0]?.want(true);
    await pass(clock, 1);
    expect([...training]).toEqual([0]);
  });

  it("are nobody's business where there are no locks, or none that may be used", async () => {
    const clock = createFakeClock();
    const refusing = { request: () => Promise.reject(new Error("SecurityError")), query: async () => ({}) } as Locks;
    for (const locks of [null, refusing]) {
      const { frames, training } = createFrames(clock, locks, 1, [2, 2]);
      for (const frame of frames) frame.want(true);
      await pass(clock, 1);
      expect(training.size).toBe(2);
      frames[0]?.want(false);
      await pass(clock, 1);
      expect([...training]).toEqual([1]);
    }
  });
});
