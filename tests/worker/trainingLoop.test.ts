import { describe, expect, it } from "vitest";
import { MEMORY_LIMIT } from "../../src/experiment/memory.ts";
import type { FromWorker, ToWorker } from "../../src/protocol/messages.ts";
import { createFakeEngine, type FakeRunOptions, fakeExperiment } from "./fakeEngine.ts";
import { createLoopBench, type LoopBench } from "./loopBench.ts";

const start = (run = 1): ToWorker => ({
  type: "start",
  run,
  experiment: fakeExperiment(),
  timeline: [],
  columns: ["grad_norm"],
  checkpointBudget: 0,
});

/** A bench whose run takes `stepMs` a step. */
function benchOf({ stepMs = 1, ...options }: FakeRunOptions & { stepMs?: number } = {}): LoopBench {
  const bench: LoopBench = createLoopBench(
    createFakeEngine({
      ...options,
      onStep(step) {
        bench.passMs(stepMs);
        options.onStep?.(step);
      },
    }),
  );
  return bench;
}
const brief = (messages: FromWorker[]) =>
  messages.map((message) =>
    message.type === "frame" ? `frame ${message.firstStep}+${message.rows}` : describeEnd(message),
  );
function describeEnd(message: FromWorker): string {
  if (message.type === "nonfinite") return `nonfinite ${message.kind} ${message.mark.step}`;
  if (message.type === "paused" || message.type === "dead") return `${message.type} ${message.step}`;
  return message.type;
}
function credit(bench: LoopBench, messages: FromWorker[], run = 1): void {
  for (const message of messages) {
    if (message.type === "frame") bench.say({ type: "credit", run, buffer: message.buffer });
  }
}

describe("the training loop", () => {
  it("answers hello with its protocol", () => {
    const bench = benchOf();
    bench.say({ type: "hello" });
    expect(bench.take()).toEqual([{ type: "ready", protocol: 1 }]);
  });

  it("answers start with the layout and the theory, and trains nothing before it is asked to", () => {
    const bench = benchOf();
    bench.say(start());
    expect(bench.take()).toMatchObject([{ type: "started", run: 1, layout: { width: 3 }, theory: [1.5] }]);
    expect(bench.turn()).toBe(false);
  });

  it("sends a single step at once", () => {
    const bench = benchOf();
    bench.say(start());
    bench.take();
    for (const until of [1, 2, 3]) {
      bench.say({ type: "advance", run: 1, until });
      bench.turn();
      const messages = bench.take();
      expect(brief(messages)).toEqual([`frame ${until - 1}+1`]);
      credit(bench, messages);
      expect(bench.turn()).toBe(false);
    }
  });

  it("at full speed hears messages every 10 ms and sends a frame every 30 ms", () => {
    const bench = benchOf();
    bench.say(start());
    bench.say({ type: "advance", run: 1, until: 1000 });
    bench.take();
    const frames: string[][] = [];
    for (let slice = 0; slice < 7; slice++) {
      bench.turn();
      const messages = bench.take();
      frames.push(brief(messages));
      credit(bench, messages);
    }
    expect(frames).toEqual([["frame 0+10"], [], [], ["frame 10+30"], [], [], ["frame 40+30"]]);
  });

  it("says how long the rows of a frame took", () => {
    const bench = benchOf({ stepMs: 2 });
    bench.say(start());
    bench.say({ type: "advance", run: 1, until: 5 });
    bench.turn();
    bench.passMs(1000);
    bench.say({ type: "advance", run: 1, until: 7 });
    bench.turn();
    expect(bench.take().flatMap((message) => (message.type === "frame" ? message.trainingMs : []))).toEqual([10, 4]);
  });

  it("without credit trains until its buffer is full, waits, and goes on with the buffers that come back", () => {
    const bench = benchOf({ width: 8192 });
    bench.say(start());
    bench.say({ type: "advance", run: 1, until: 100 });
    while (bench.turn());
    const messages = bench.take();
    expect(brief(messages)).toEqual(["started", "frame 0+4", "frame 4+4"]);
    credit(bench, messages.slice(1, 2));
    expect(brief(bench.take())).toEqual(["frame 8+4"]);
  });

  it("fills the buffers that came back instead of new ones", () => {
    const bench = benchOf({ width: 8192 });
    bench.say(start());
    bench.say({ type: "advance", run: 1, until: 400 });
    const real = globalThis.ArrayBuffer;
    let made = 0;
    globalThis.ArrayBuffer = class extends real {
      constructor(bytes: number) {
        super(bytes);
        made += 1;
      }
    } as ArrayBufferConstructor;
    try {
      let rows = 0;
      while (bench.turn()) {
        const messages = bench.take();
        for (const message of messages) rows += message.type === "frame" ? message.rows : 0;
        credit(bench, messages);
      }
      expect(rows).toBe(400);
    } finally {
      globalThis.ArrayBuffer = real;
    }
    expect(made).toBe(1);
  });

  it("answers pause behind the last frame, also where that has to wait for credit", () => {
    const bench = benchOf({ width: 8192 });
    bench.say(start());
    bench.say({ type: "advance", run: 1, until: 100 });
    while (bench.turn());
    const messages = bench.take();
    bench.say({ type: "pause", run: 1 });
    expect(bench.take()).toEqual([]);
    credit(bench, messages.slice(0, 2));
    expect(brief(bench.take())).toEqual(["frame 8+4", "paused 12"]);
    expect(bench.turn()).toBe(false);
  });

  it("trains nothing more before a pause is answered, whatever it is asked meanwhile", () => {
    const bench = benchOf({ width: 8192 });
    bench.say(start());
    for (const until of [1, 2, 3]) {
      bench.say({ type: "advance", run: 1, until });
      bench.turn();
    }
    const messages = bench.take();
    expect(brief(messages)).toEqual(["started", "frame 0+1", "frame 1+1"]);
    bench.say({ type: "pause", run: 1 });
    bench.say({ type: "advance", run: 1, until: 4 });
    expect(bench.turn()).toBe(false);
    credit(bench, messages);
    expect(brief(bench.take())).toEqual(["frame 2+1", "paused 3"]);
    expect(bench.turn()).toBe(true);
    expect(brief(bench.take())).toEqual(["frame 3+1"]);
  });

  it("goes on after a pause that an advance follows at once", () => {
    const bench = benchOf();
    bench.say(start());
    bench.say({ type: "advance", run: 1, until: 50 });
    bench.turn();
    bench.say({ type: "pause", run: 1 });
    bench.say({ type: "advance", run: 1, until: 20 });
    while (bench.turn());
    expect(brief(bench.take())).toEqual(["started", "frame 0+10", "paused 10", "frame 10+10"]);
  });

  it("ends a run whose parameters are NaN: frame, marks, dead", () => {
    const bench = benchOf({ nonfiniteAt: { loss: 4, grad: 4, param: 4 } });
    bench.say(start());
    bench.say({ type: "advance", run: 1, until: 50 });
    while (bench.turn());
    const messages = bench.take();
    expect(brief(messages)).toEqual([
      "started",
      "frame 0+5",
      "nonfinite loss 4",
      "nonfinite grad 4",
      "nonfinite param 4",
      "origins",
      "dead 5",
    ]);
    expect(messages.at(-1)).toMatchObject({ firstNonfinite: { loss: { step: 4 }, activation: null } });
    bench.say({ type: "advance", run: 1, until: 60 });
    expect(bench.turn()).toBe(false);
    bench.say({ type: "pause", run: 1 });
    expect(brief(bench.take())).toEqual(["paused 5"]);
  });

  it("sends a mark once, right behind the frame that holds its step", () => {
    const bench = benchOf({ nonfiniteAt: { total_norm: 12 } });
    bench.say(start());
    bench.say({ type: "advance", run: 1, until: 25 });
    while (bench.turn());
    expect(brief(bench.take())).toEqual(["started", "frame 0+10", "frame 10+10", "nonfinite total_norm 12", "origins"]);
  });

  it("answers patch with the step from which it applies", () => {
    const bench = benchOf();
    bench.say(start());
    bench.say({ type: "advance", run: 1, until: 3 });
    bench.turn();
    bench.take();
    bench.say({ type: "patch", run: 1, patch: { seed: 2 } });
    expect(bench.take()).toEqual([{ type: "patched", run: 1, entry: { step: 3, patch: { seed: 2 } } }]);
  });

  it("answers patch behind the rows that were trained before it", () => {
    const bench = benchOf();
    bench.say(start());
    bench.say({ type: "advance", run: 1, until: 1000 });
    bench.turn();
    bench.turn();
    bench.take();
    bench.say({ type: "patch", run: 1, patch: { seed: 2 } });
    const messages = bench.take();
    expect(brief(messages)).toEqual(["frame 10+10", "patched"]);
    expect(messages.at(-1)).toMatchObject({ entry: { step: 20 } });
  });

  it("sends the rows before an exception, then failed with its words", () => {
    const bench = benchOf({
      onStep(step) {
        if (step === 3) throw new Error("broken");
      },
    });
    bench.say(start());
    bench.say({ type: "advance", run: 1, until: 50 });
    while (bench.turn());
    const messages = bench.take();
    expect(brief(messages)).toEqual(["started", "frame 0+3", "failed"]);
    expect(messages.at(-1)).toMatchObject({ reason: { code: "exception", message: "broken" } });
  });

  it("refuses a run that needs too much memory, and takes the next", () => {
    const needed = MEMORY_LIMIT + 1;
    const bench = benchOf({ memory: needed });
    bench.say(start());
    expect(bench.take()).toEqual([
      { type: "failed", run: 1, reason: { code: "memory", needed, allowed: MEMORY_LIMIT } },
    ]);
    const exact = benchOf({ memory: MEMORY_LIMIT });
    exact.say(start());
    expect(brief(exact.take())).toEqual(["started"]);
  });

  it("says that memory is out where the browser refuses it", () => {
    const engine = createFakeEngine({ memory: 77 });
    const bench = createLoopBench({
      ...engine,
      createRun() {
        throw new RangeError("Array buffer allocation failed");
      },
    });
    bench.say(start());
    expect(bench.take()).toEqual([{ type: "failed", run: 1, reason: { code: "memory", needed: 77, allowed: 0 } }]);
  });

  it("drops what is said to another run", () => {
    const bench = benchOf();
    bench.say(start(1));
    bench.say(start(2));
    bench.take();
    bench.say({ type: "advance", run: 1, until: 5 });
    bench.say({ type: "pause", run: 1 });
    bench.say({ type: "patch", run: 1, patch: {} });
    expect(bench.turn()).toBe(false);
    expect(bench.take()).toEqual([]);
  });

  it("answers every stop, and trains a stopped run no further", () => {
    const bench = benchOf();
    bench.say(start(3));
    bench.say({ type: "advance", run: 3, until: 50 });
    bench.turn();
    bench.take();
    bench.say({ type: "stop", run: 2 });
    bench.turn();
    bench.say({ type: "stop", run: 3 });
    bench.turn();
    expect(brief(bench.take())).toEqual(["stopped", "stopped"]);
    expect(bench.turn()).toBe(false);
  });
});
