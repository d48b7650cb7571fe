import { afterEach, describe, expect, it } from "vitest";
import { histogramOf, histogramScale } from "../../src/engine/histogram.ts";
import { pictureOf } from "../../src/engine/pictures/pictureOf.ts";
import { predictFactors } from "../../src/engine/theory/predictFactors.ts";
import { experimentOf } from "../../src/experiment/flat.ts";
import { createRun, type Run } from "../../src/experiment/run.ts";
import type { Experiment, Patch, TimelineEntry } from "../../src/experiment/schema.ts";
import type { FromWorker, ToWorker } from "../../src/protocol/messages.ts";
import { openLaboratory } from "../../src/worker/openLaboratory.ts";

const small = experimentOf({ model: { depth: 2, hidden_features: 6 }, data: { batch_size: 4 } });
const exploding = experimentOf({ model: { depth: 2, hidden_features: 6 }, optimizer: { name: "sgd", lr: 1e4 } });
const columns = ["loss", "grad_norm"] as const;
const weight = "linear2.weight";

let close: () => void = () => {};
afterEach(() => close());

/** A page at the other end of a real laboratory; it gives every buffer back. */
function connect(experiment: Experiment = small) {
  const { port1, port2 } = new MessageChannel();
  const end = openLaboratory(port2, 2);
  close = () => {
    end();
    port1.close();
  };
  const heard: FromWorker[] = [];
  const losses: number[] = [];
  let look: () => void = () => {};
  port1.onmessage = ({ data: message }: MessageEvent<FromWorker>) => {
    heard.push(message);
    if (message.type === "frame") {
      const rows = new Float64Array(message.buffer);
      const width = rows.length / Math.floor(rows.length / layout().width);
      for (let row = 0; row < message.rows; row++) losses[message.firstStep + row] = rows[row * width] as number;
      say({ type: "credit", run: 1, buffer: message.buffer });
    }
    look();
  };
  function say(message: ToWorker): void {
    port1.postMessage(message, message.type === "credit" ? [message.buffer] : []);
  }
  function layout() {
    const started = heard.find(({ type }) => type === "started");
    if (started?.type !== "started") throw new Error("rows before the run was started");
    return started.layout;
  }
  /** The next message of the type behind those that were looked at; `from` of them are passed over. */
  async function hear<T extends FromWorker["type"]>(type: T, from = 0) {
    const found = () => heard.slice(from).find((message) => message.type === type);
    if (!found()) await new Promise<void>((resolve) => (look = () => found() && resolve()));
    return found() as Extract<FromWorker, { readonly type: T }>;
  }
  /** Says it, and waits for its answer. */
  const ask = <T extends FromWorker["type"]>(message: ToWorker, type: T) => {
    const from = heard.length;
    say(message);
    return hear(type, from);
  };
  async function histogram(tensor = weight) {
    const { answer, step } = await ask(
      { type: "ask", run: 1, id: 7, question: { kind: "histogram", tensor } },
      "answer",
    );
    return { step, histogram: answer.kind === "histogram" ? answer.histogram : undefined };
  }
  say({ type: "start", run: 1, experiment, timeline: [], columns, checkpointBudget: 2 ** 20 });
  return { heard, losses, say, hear, ask, histogram };
}

/** The run that never stopped. */
function straight(step: number, timeline: readonly TimelineEntry[] = [], experiment = small): Run {
  const run = createRun(experiment, timeline, columns);
  while (run.step < step) run.trainStep();
  return run;
}
function lossesOf(until: number, timeline: readonly TimelineEntry[]): number[] {
  const run = createRun(small, timeline, columns);
  return Array.from({ length: until }, () => {
    run.trainStep();
    return run.row[0] as number;
  });
}
const train = (until: number): ToWorker => ({ type: "advance", run: 1, until });
const rewind = (step: number): ToWorker => ({ type: "rewind", run: 1, step });
const fork = (step: number, patch: Patch): ToWorker => ({ type: "fork", run: 1, step, patch });
const picture: ToWorker = { type: "ask", run: 1, id: 3, question: { kind: "picture" } };
const briefly = (messages: readonly FromWorker[]) =>
  messages.map(({ type }) => type).filter((type) => type !== "frame");

describe("a laboratory", () => {
  it("says at the start what the theory says", async () => {
    const { hear } = connect();
    const { theory, meanField } = await hear("started");
    expect(theory).toEqual(predictFactors(small));
    expect(meanField).toMatchObject({ holds: true, factors: theory });
  });

  it("answers with the picture and the histogram of the step at which it stands, behind its rows", async () => {
    const { heard, losses, say, ask, histogram } = connect();
    say(train(30));
    const first = await ask(picture, "answer");
    const run = straight(first.step);
    expect(losses.length).toBeGreaterThanOrEqual(first.step);
    expect(first).toEqual({
      type: "answer",
      run: 1,
      id: 3,
      step: run.step,
      answer: { kind: "picture", picture: pictureOf(small, run.readTensor) },
    });
    await ask(rewind(30), "rewound");
    const values = straight(30).readTensor(weight);
    expect(await histogram()).toEqual({ step: 30, histogram: histogramOf(values) });
    expect((await histogram("linear99.weight")).histogram).toBeNull();
    const question = { kind: "histogram", tensor: weight, binsPerDecade: 2 } as const;
    const { answer } = await ask({ type: "ask", run: 1, id: 8, question }, "answer");
    expect(answer).toEqual({ kind: "histogram", histogram: histogramOf(values, histogramScale(values, 2)) });
    const again = await ask(picture, "answer");
    expect(again.answer).toEqual({ kind: "picture", picture: pictureOf(small, straight(30).readTensor) });
    expect(heard.some(({ type }) => type === "failed")).toBe(false);
  });

  it("drops what is asked of another run", async () => {
    const { heard, say, ask } = connect();
    say({ ...picture, run: 2 } as ToWorker);
    say({ ...rewind(5), run: 2 } as ToWorker);
    say({ ...fork(5, {}), run: 2 } as ToWorker);
    await ask({ type: "pause", run: 1 }, "paused");
    expect(briefly(heard)).toEqual(["started", "paused"]);
  });
});

describe("a rewind", () => {
  it("comes to the tensors of a straight run, and sends no row twice", async () => {
    const { heard, losses, say, ask, histogram } = connect();
    await ask(rewind(100), "rewound");
    for (const step of [40, 41, 0, 100, 7, 130]) {
      const before = losses.length;
      const sent = heard.length;
      expect(await ask(rewind(step), "rewound")).toMatchObject({ step, timeline: [] });
      expect(heard.slice(sent).some(({ type }) => type === "frame")).toBe(step > before);
      const tensors = [weight, "h1", "linear1.bias.grad"];
      if (step === 0) continue;
      for (const tensor of tensors) {
        expect((await histogram(tensor)).histogram).toEqual(histogramOf(straight(step).readTensor(tensor)));
      }
    }
    await ask(rewind(20), "rewound");
    say(train(140));
    while (losses.length < 140) await ask(picture, "answer");
    expect(losses).toEqual(lossesOf(140, []));
  });

  it("finds the first Inf again, and the end", async () => {
    const { heard, say, hear, ask } = connect(exploding);
    say(train(1e6));
    const dead = await hear("dead");
    const end = straight(dead.step, [], exploding);
    expect(dead).toMatchObject({ firstNonfinite: end.firstNonfinite, origins: end.origins });
    const told = briefly(heard);
    expect(told).toContain("origins");
    const mark = Math.min(...Object.values(dead.firstNonfinite).map((found) => found?.step ?? Infinity));
    const { firstNonfinite, origins, step } = straight(mark, [], exploding);
    expect(await ask(rewind(mark), "rewound")).toMatchObject({ step, firstNonfinite, origins });
    const from = heard.length;
    expect(await ask(train(1e6), "dead")).toEqual(dead);
    expect(briefly(heard.slice(from))).toEqual(told.slice(1));
    expect(await ask(rewind(dead.step + 50), "rewound")).toMatchObject({ step: dead.step });
    expect(
      await hear(
        "dead",
        heard.findLastIndex(({ type }) => type === "rewound"),
      ),
    ).toEqual(dead);
  });

  it("hears a pause on its way, and says how far it got", async () => {
    const { heard, say, hear, ask } = connect();
    await hear("started");
    say(rewind(1e9));
    await hear("frame");
    const { step } = await ask({ type: "pause", run: 1 }, "paused");
    expect(step).toBeGreaterThan(0);
    expect(heard.at(-2)).toMatchObject({ type: "rewound", step });
    await ask(rewind(3), "rewound");
    expect(await ask({ type: "pause", run: 1 }, "paused")).toMatchObject({ step: 3 });
  });

  it("takes questions and changes that follow it at its end", async () => {
    const { losses, say, ask, hear } = connect();
    await ask(rewind(60), "rewound");
    say(rewind(25));
    const patch: Patch = { clip: { mode: "norm", max_norm: 0.5 } };
    say({ type: "patch", run: 1, patch });
    say(train(80));
    expect(await ask(picture, "answer")).toMatchObject({ step: 25 });
    const { entry } = await hear("patched");
    expect(entry.step).toBe(25);
    while (losses.length < 80) await ask(picture, "answer");
    expect(losses).toEqual(lossesOf(80, [entry]));
  });
});

describe("a fork", () => {
  it("goes on as a new run of its timeline does, the rows behind its step sent anew", async () => {
    const { losses, ask } = connect();
    await ask(rewind(50), "rewound");
    const forked = await ask(fork(20, { optimizer: { name: "rmsprop" } }), "forked");
    expect(forked).toMatchObject({ step: 20, timeline: [{ step: 20, patch: { optimizer: { name: "rmsprop" } } }] });
    await ask(rewind(70), "rewound");
    expect(losses).toEqual(lossesOf(70, forked.timeline));
    expect(losses).not.toEqual(lossesOf(70, []));
  });

  it("is refused with what is wrong, or where a pause comes first", async () => {
    const { say, ask, hear, heard } = connect();
    await ask(rewind(50), "rewound");
    const refused = await ask(fork(20, { optimizer: { name: "sgd", nesterov: true } }), "refused");
    expect(refused).toMatchObject({ step: 20, timeline: [] });
    expect(refused.problems?.map(({ path }) => path)).toEqual(["optimizer.momentum"]);
    expect((await ask(fork(20, { seed: 3 }), "refused")).problems?.map(({ path }) => path)).toEqual(["seed"]);
    const from = heard.length;
    say(fork(1e9, { clip: { mode: "none" } }));
    say({ type: "pause", run: 1 });
    expect(await hear("refused", from)).toMatchObject({ problems: null, timeline: [] });
  });
});
