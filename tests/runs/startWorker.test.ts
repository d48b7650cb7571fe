import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createWorkerStarter } from "../../src/runs/startWorker.ts";
import type { WorkerPort } from "../../src/runs/workerPort.ts";

type Answer = { protocol: number } | "silence" | "error";

function portThat(answers: Answer, kind: WorkerPort["kind"]) {
  let lost: () => void = () => {};
  let hear: Parameters<WorkerPort["listen"]>[0] = () => {};
  const port = {
    kind,
    post: () => {
      if (answers === "error") queueMicrotask(() => lost());
      else if (answers !== "silence") queueMicrotask(() => hear({ type: "ready", protocol: answers.protocol }));
    },
    listen(onMessage: typeof hear, onLost: () => void) {
      hear = onMessage;
      lost = onLost;
    },
    terminate: vi.fn(),
  } satisfies WorkerPort;
  return port;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("starting a worker", () => {
  it("takes the first way that answers", async () => {
    const blob = portThat({ protocol: 1 }, "blob");
    const data = vi.fn(() => portThat({ protocol: 1 }, "data"));
    expect(await createWorkerStarter([() => blob, data])()).toBe(blob);
    expect(data).not.toHaveBeenCalled();
    expect(blob.terminate).not.toHaveBeenCalled();
  });

  it("goes on after an error, another protocol, a refusal and three seconds of silence, and ends what it tried", async () => {
    const tried = [portThat("error", "blob"), portThat({ protocol: 99 }, "blob"), portThat("silence", "data")];
    const last = portThat({ protocol: 1 }, "main_thread");
    const refusing = () => {
      throw new DOMException("", "SecurityError");
    };
    const starting = createWorkerStarter([refusing, ...tried.map((port) => () => port), async () => last])();
    let done = false;
    starting.then(() => {
      done = true;
    });
    await vi.advanceTimersByTimeAsync(2999);
    expect(done).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await starting).toBe(last);
    expect(tried.map((port) => port.terminate.mock.calls.length)).toEqual([1, 1, 1]);
  });

  it("does not try again what failed once", async () => {
    const blob = vi.fn(() => portThat("error", "blob"));
    const start = createWorkerStarter([blob, () => portThat({ protocol: 1 }, "data")]);
    await start();
    expect((await start()).kind).toBe("data");
    expect(blob).toHaveBeenCalledTimes(1);
  });

  it("rejects where every way fails", async () => {
    await expect(createWorkerStarter([() => portThat("error", "blob")])()).rejects.toThrow("no worker");
  });
});
