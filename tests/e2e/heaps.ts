import type { CDPSession, Page } from "@playwright/test";

/** JavaScript objects in use, in bytes; the numbers of typed arrays lie outside and do not count. */
export interface Heaps {
  readonly page: number;
  readonly worker: number;
}

interface Usage {
  readonly usedSize: number;
}

/**
 * Weighs what the page and its one worker hold after garbage collections: the first lets finalizers run and
 * the second takes what they let go. Nothing of this runs in the page, where each script of a test's leaves its code.
 */
export async function watchHeaps(page: Page): Promise<() => Promise<Heaps>> {
  const session = await page.context().newCDPSession(page);
  const inWorker = await sessionOfWorker(session);
  return async () => {
    for (let collection = 0; collection < 2; collection++) {
      await session.send("HeapProfiler.collectGarbage");
      await inWorker("HeapProfiler.collectGarbage");
    }
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    return { page: usedSize, worker: ((await inWorker("Runtime.getHeapUsage")) as Usage).usedSize };
  };
}

type Send = (method: string) => Promise<unknown>;

/** The protocol of a dedicated worker is spoken through its page's session, in messages wrapped as text. */
async function sessionOfWorker(session: CDPSession): Promise<Send> {
  const attached = new Promise<string>((resolve) => {
    session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
      if (targetInfo.type === "worker") resolve(sessionId);
    });
  });
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const sessionId = await attached;
  const waiting = new Map<number, (result: unknown) => void>();
  session.on("Target.receivedMessageFromTarget", ({ message }) => {
    const { id, result } = JSON.parse(message);
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  let lastId = 0;
  return async (method) => {
    const id = ++lastId;
    const answer = new Promise((resolve) => waiting.set(id, resolve));
    await session.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method }) });
    return answer;
  };
}
