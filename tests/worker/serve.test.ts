import { afterEach, describe, expect, it } from "vitest";
import type { FromWorker, ToWorker } from "../../src/protocol/messages.ts";
import { serve } from "../../src/worker/serve.ts";
import { createFakeEngine, fakeExperiment } from "./fakeEngine.ts";

let close: () => void = () => {};
afterEach(() => close());

/** The page's end of a channel to a loop, and what has come through it. */
function connect(onStep: () => void = () => {}) {
  const { port1, port2 } = new MessageChannel();
  const end = serve(port2, createFakeEngine({ onStep }), 2);
  close = () => {
    end();
    port1.close();
  };
  const heard: FromWorker[] = [];
  let look: () => void = () => {};
  port1.onmessage = (event: MessageEvent<FromWorker>) => {
    heard.push(event.data);
    if (event.data.type === "frame") say({ type: "credit", run: event.data.run, buffer: event.data.buffer });
    look();
  };
  function say(message: ToWorker): void {
    port1.postMessage(message, message.type === "credit" ? [message.buffer] : []);
  }
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      look = () => holds() && resolve();
      look();
    });
  return { heard, say, until, end };
}
const start: ToWorker = {
  type: "start",
  run: 1,
  experiment: fakeExperiment(),
  timeline: [],
  columns: ["grad_norm"],
  checkpointBudget: 0,
};

describe("serving a port", () => {
  it("hears a pause while it trains", async () => {
    const { heard, say, until } = connect();
    say(start);
    say({ type: "advance", run: 1, until: 1e12 });
    await until(() => heard.some(({ type }) => type === "frame"));
    say({ type: "pause", run: 1 });
    await until(() => heard.some(({ type }) => type === "paused"));
    const rows = heard.reduce((sum, message) => sum + (message.type === "frame" ? message.rows : 0), 0);
    expect(heard.at(-1)).toEqual({ type: "paused", run: 1, step: rows });
  });

  it("trains no further once it is ended", async () => {
    let steps = 0;
    const { heard, say, until, end } = connect(() => {
      steps += 1;
    });
    say(start);
    say({ type: "advance", run: 1, until: 1e12 });
    await until(() => heard.some(({ type }) => type === "frame"));
    end();
    const then = steps;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(steps).toBe(then);
  });
});
