/// <reference path="../../src/runs/workerSource.d.ts" />
import { createContext, runInContext } from "node:vm";
import source from "virtual:worker-source";
import { afterEach, describe, expect, it } from "vitest";
import { experimentOf } from "../../src/experiment/flat.ts";
import { createRun } from "../../src/experiment/run.ts";
import type { FromWorker, ToWorker } from "../../src/protocol/messages.ts";

const channels: MessageChannel[] = [];
afterEach(() => {
  for (const { port1 } of channels.splice(0)) port1.close();
});

/** Runs the script as a worker's global scope would, with nothing but what every worker has. */
function runScript() {
  const heard: FromWorker[] = [];
  const scope = {
    onmessage: null as ((event: { data: ToWorker }) => void) | null,
    postMessage: (message: FromWorker) => heard.push(message),
    performance,
    MessageChannel: class extends MessageChannel {
      constructor() {
        super();
        channels.push(this);
      }
    },
  };
  runInContext(source, createContext(Object.assign(scope, { self: scope })));
  return { heard, say: (message: ToWorker) => scope.onmessage?.({ data: message }) };
}

describe("the worker's script", () => {
  it("is a classic script without imports and exports", () => {
    expect(source).not.toMatch(/\bimport\b\s*[{("']|\bexport\b\s*[{d]|sourceMappingURL/);
  });

  it("trains an experiment to the same numbers as the engine itself", async () => {
    const experiment = experimentOf({ steps: 20 });
    const columns = ["loss", "grad_norm"] as const;
    const { heard, say } = runScript();
    say({ type: "hello" });
    say({ type: "start", run: 4, experiment, timeline: [], columns, checkpointBudget: 0 });
    expect(heard.map(({ type }) => type)).toEqual(["ready", "started"]);
    say({ type: "advance", run: 4, until: 1 });
    while (heard.length < 3) await new Promise((resolve) => setTimeout(resolve, 1));
    const run = createRun(experiment, [], columns);
    run.trainStep();
    const frame = heard[2] as Extract<FromWorker, { readonly type: "frame" }>;
    expect([frame.firstStep, frame.rows]).toEqual([0, 1]);
    expect([...new Float64Array(frame.buffer, 0, run.layout.width)]).toEqual([...run.row]);
  });
});
