/**
 * Frames of one page agree on who trains: there are so many slots as the machine has processors, and a frame takes one
 * for each of its lanes. A slot is a Web Lock, which frames of one origin on one page share and which a frame that is
 * gone gives back by itself. Slots are collected behind one gate, a lock too: its queue is first come, first served,
 * so every frame has its turn, and no two frames can each hold what the other one waits for.
 */

const GATE = "egl-training";
const slotName = (k: number) => `${GATE}-${k}`;

export type Locks = Pick<LockManager, "request" | "query">;

/** Slots that are held. */
interface Held {
  /** Whether another frame waits for its turn. */
  isWantedElsewhere(): Promise<boolean>;
  release(): void;
}

/**
 * Resolves with `count` of the `size` slots, or all where there are fewer, once this frame's turn has come; with null
 * where `signal` ended the wait. Rejects where the browser refuses locks, as in an opaque frame.
 */
export async function takeSlots(locks: Locks, size: number, count: number, signal: AbortSignal): Promise<Held | null> {
  const openGate = await held(locks, GATE, signal);
  if (openGate === null) return null;
  const releases = await collected(locks, size, Math.min(size, count), signal).finally(openGate);
  if (releases === null) return null;
  return {
    async isWantedElsewhere() {
      const { held: taken = [], pending = [] } = await locks.query();
      return [...taken, ...pending].some(({ name }) => name === GATE);
    },
    release: () => {
      for (const release of releases) release();
    },
  };
}

/**
 * The first `count` of the slots to come free; the requests for the others are taken back. Where one of them fails, all
 * that were obtained are given back before it rejects.
 */
async function collected(locks: Locks, size: number, count: number, signal: AbortSignal) {
  // AbortSignal.any is younger than the browsers that the page runs in.
  const over = new AbortController();
  const end = () => over.abort();
  const releases: (() => void)[] = [];
  async function wait(k: number): Promise<void> {
    const release = await held(locks, slotName(k), over.signal);
    if (release === null) return;
    if (releases.length === count) return release();
    releases.push(release);
    if (releases.length === count) end();
  }
  signal.addEventListener("abort", end);
  if (signal.aborted) end();
  const waits = Array.from({ length: size }, (_, k) => wait(k));
  try {
    await Promise.all(waits);
    if (releases.length === count) return releases;
  } catch (error) {
    end();
    await Promise.allSettled(waits);
    for (const release of releases.splice(0)) release();
    throw error;
  } finally {
    signal.removeEventListener("abort", end);
  }
  for (const release of releases) release();
  return null;
}

/** Resolves once the lock is held, with what gives it back; with null where `signal` came first. */
function held(locks: Locks, name: string, signal: AbortSignal): Promise<(() => void) | null> {
  return new Promise((resolve, reject) => {
    const hold = () => new Promise<void>((release) => resolve(() => release()));
    locks.request(name, { signal }, hold).catch((error: unknown) => (signal.aborted ? resolve(null) : reject(error)));
  });
}
