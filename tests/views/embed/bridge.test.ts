import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { opening } from "../../../src/experiment/scenarios/opening.ts";
import type { FromEmbed } from "../../../src/protocol/embed.ts";
import { isEvent } from "../../../src/protocol/embedChecks.ts";
import { createLab } from "../../../src/runs/labStore.ts";
import { embedText } from "../../../src/text/embed/index.ts";
import { createBridge } from "../../../src/views/embed/bridge.ts";
import type { Frame } from "../../../src/views/embed/frame.ts";
import { createFakeClock, settle } from "../../runs/fakeClock.ts";
import { createFakePool, type FakeRun } from "../../runs/fakePool.ts";

let end = () => {};
afterEach(() => end());

function setUp(prepare?: (run: FakeRun, lane: number) => void, { playing = false, view = "lab" } = {}) {
  const clock = createFakeClock();
  const pool = createFakePool(prepare);
  const lab = createLab({
    pool,
    clock,
    random: () => 0.5,
    comparison: opening.comparison,
    scenario: "opening",
    playing,
  });
  const opened: string[] = [];
  const frame: Frame = {
    lab,
    clock,
    locked: false,
    view: () => view,
    address: () => "#v=1",
    open(address) {
      if (address === "#unreadable") return false;
      opened.push(address);
      return true;
    },
    setLanguage: (language) => opened.push(language),
    setTheme: (theme) => opened.push(theme),
    words: () => embedText.en.errors,
  };
  const sent: FromEmbed[] = [];
  const bridge = createBridge(frame, (message) => sent.push(message));
  lab.actions.load(opening.comparison, { scenario: "opening" });
  end = () => {
    bridge.stop();
    lab.dispose();
  };
  const of = (type: FromEmbed["type"]) => sent.filter((message) => message.type === type);
  return { clock, pool, lab, bridge, sent, of, opened };
}

describe("commands", () => {
  it("play, pause, seek and are answered by the state with their id", async () => {
    const { clock, lab, bridge, of } = setUp();
    await bridge.hear({ egl: 1, type: "play", id: 1 });
    await clock.pass(1000);
    await bridge.hear({ egl: 1, type: "pause", id: 2 });
    await clock.pass(100);
    await bridge.hear({ egl: 1, type: "seek", step: 2, id: "back" });
    expect(lab.position().playhead).toBe(2);
    const answers = of("state").filter(({ id }) => id !== undefined);
    expect(answers).toMatchObject([
      { id: 1, playing: true },
      { id: 2, playing: false },
      { id: "back", step: 2, playing: false },
    ]);
  });

  it("seek a step that is not there yet, train up to it and say that they are done", async () => {
    const { clock, lab, bridge, of } = setUp();
    await bridge.hear({ egl: 1, type: "seek", step: 100 });
    await clock.pass(3000);
    expect(lab.position().playhead).toBe(100);
    expect(lab.store.getState().playing).toBe(false);
    expect(of("finished")).toEqual([{ egl: 1, type: "finished", step: 100, why: "goal" }]);
  });

  it("set a field of one lane, the speed, language, theme and a whole state", async () => {
    const { lab, bridge, opened } = setUp();
    await bridge.hear({ egl: 1, type: "set", field: { path: "clip.max_norm", value: 5, lane: "b" }, speed: "max" });
    const [, b] = lab.store.getState().lanes;
    expect(b?.experiment.clip).toMatchObject({ max_norm: 5 });
    expect(lab.store.getState().speed).toBe("max");
    await bridge.hear({ egl: 1, type: "set", language: "zh", theme: "dark", address: "#v=1&s=too_deep" });
    expect(opened).toEqual(["#v=1&s=too_deep", "zh", "dark"]);
  });

  it("that cannot be done are refused in a sentence and change nothing", async () => {
    const { lab, bridge, of, opened } = setUp();
    const before = lab.store.getState();
    const impossible = [
      { type: "set", field: { path: "optimizer.lr", value: -1 } },
      { type: "set", field: { path: "no.field", value: 1 } },
      { type: "set", field: { path: "model.seq_len", value: 5 } },
      { type: "set", field: { path: "optimizer.lr", value: 0.1, lane: "d" } },
      { type: "set", field: { path: "optimizer.lr", value: 0.1 }, address: "#v=1&s=too_deep" },
      { type: "set", address: "#unreadable", speed: "max" },
      { type: "fork", lane: "a", step: 50, patch: { "optimizer.lr": 0.1 } },
      { type: "fork", lane: "a", step: 0, patch: { "optimizer.lr": "fast" } },
      { type: "fork", lane: "a", step: 0, patch: {} },
    ];
    for (const [id, message] of impossible.entries()) await bridge.hear({ egl: 1, id, ...message });
    expect(of("error")).toHaveLength(impossible.length);
    for (const error of of("error")) expect(error).toMatchObject({ code: "refused" });
    expect(lab.store.getState()).toBe(before);
    expect(opened).toEqual([]);
  });

  it("of the Lab have no effect where another view is shown", async () => {
    const { bridge, sent } = setUp(undefined, { view: "map" });
    await bridge.hear({ egl: 1, type: "play", id: 1 });
    expect(sent).toMatchObject([{ type: "error", code: "not_in_view", id: 1 }]);
    await bridge.hear({ egl: 1, type: "getState", id: 2 });
    expect(sent[1]).toMatchObject({ type: "state", id: 2, view: "map", lanes: [] });
  });
});

describe("the state", () => {
  const hashAt = (step: number) => step.toString(16).padStart(16, "0");
  const hashes = (run: FakeRun) => {
    run.ask = async (_question, at) => {
      await settle();
      return { step: at ?? run.steps, answer: { kind: "hash", hash: hashAt(at ?? run.steps) } };
    };
  };

  it("has the hash of the step that it tells, though another one is sought while the network is asked", async () => {
    const { clock, lab, bridge, of } = setUp(hashes);
    await bridge.hear({ egl: 1, type: "seek", step: 40 });
    await clock.pass(3000);
    const answered = bridge.hear({ egl: 1, type: "getState", id: 1 });
    lab.actions.trainTo(7);
    await answered;
    const [state] = of("state").filter(({ id }) => id === 1);
    expect(state).toMatchObject({ step: 7, lanes: [{ hash: hashAt(8) }, { hash: hashAt(8) }] });
  });

  it("has no hash of a network that stands at another step", async () => {
    const { clock, bridge, of } = setUp((run) => {
      run.ask = async () => ({ step: 3, answer: { kind: "hash", hash: hashAt(3) } });
    });
    await bridge.hear({ egl: 1, type: "seek", step: 40 });
    await clock.pass(3000);
    await bridge.hear({ egl: 1, type: "getState", id: 1 });
    expect(of("state").at(-1)).toMatchObject({ step: 40, lanes: [{ hash: null }, { hash: null }] });
  });
});

describe("events", () => {
  const dyingA = (run: FakeRun, lane: number) => {
    if (lane === 0) run.dies = 27;
  };

  it("tell an explosion once a run, through pauses and ways back, and again of the next run", async () => {
    const { clock, lab, bridge, of } = setUp(dyingA);
    await bridge.hear({ egl: 1, type: "seek", step: 60 });
    await clock.pass(3000);
    for (const step of [3, 40, 26]) await bridge.hear({ egl: 1, type: "seek", step });
    await bridge.hear({ egl: 1, type: "play" });
    await clock.pass(500);
    expect(of("exploded")).toEqual([{ egl: 1, type: "exploded", lane: "a", step: 26, tensor: "h2", nan: false }]);
    lab.actions.reset();
    await bridge.hear({ egl: 1, type: "seek", step: 60 });
    await clock.pass(3000);
    expect(of("exploded")).toHaveLength(2);
  });

  it("say when no lane can go on", async () => {
    const { clock, bridge, of } = setUp((run) => {
      run.dies = 10;
    });
    await bridge.hear({ egl: 1, type: "play" });
    await clock.pass(10_000);
    expect(of("finished")).toMatchObject([{ why: "over" }]);
  });

  it("report steps to who has subscribed, no more often than asked, with the quantities asked for", async () => {
    const { clock, bridge, of } = setUp();
    await bridge.hear({ egl: 1, type: "play" });
    await clock.pass(1000);
    expect(of("step")).toEqual([]);
    await bridge.hear({ egl: 1, type: "set", speed: 16 });
    await bridge.hear({ egl: 1, type: "subscribe", quantities: ["loss"], every: 500 });
    await clock.pass(5000);
    const steps = of("step");
    expect(steps.length).toBeGreaterThanOrEqual(9);
    expect(steps.length).toBeLessThanOrEqual(12);
    for (const message of steps)
      expect(message).toEqual({
        egl: 1,
        type: "step",
        step: expect.any(Number),
        lanes: [
          { lane: "a", loss: (message as { step: number }).step },
          { lane: "b", loss: (message as { step: number }).step },
        ],
      });
  });

  it("report a step again that is another run's or has other figures", async () => {
    const { clock, lab, bridge, of } = setUp();
    await bridge.hear({ egl: 1, type: "subscribe", quantities: ["loss"], every: 50 });
    await bridge.hear({ egl: 1, type: "seek", step: 5 });
    await clock.pass(1000);
    const told = of("step").length;
    await bridge.hear({ egl: 1, type: "getState" });
    await clock.pass(1000);
    expect(of("step")).toHaveLength(told);
    const [a, b] = lab.store.getState().lanes;
    if (a === undefined || b === undefined) throw new Error("there are two lanes");
    lab.store.setState({ lanes: [{ ...a, readouts: { ...a.readouts, loss: Number.NaN } }, b] });
    await clock.pass(1000);
    expect(of("step").at(-1)).toMatchObject({ step: 5, lanes: [{ loss: Number.NaN }, { loss: 5 }] });
    expect(of("step")).toHaveLength(told + 1);
  });

  it("are all of the protocol", async () => {
    const { clock, bridge, sent } = setUp(dyingA);
    await bridge.hear({ egl: 1, type: "subscribe", quantities: ["loss", "total_norm", "clipped_norm", "growth"] });
    await bridge.hear({ egl: 1, type: "seek", step: 40 });
    await clock.pass(3000);
    await bridge.hear({ egl: 1, type: "getState", id: 1 });
    expect(sent.length).toBeGreaterThan(4);
    for (const message of sent) expect(message).toSatisfy(isEvent);
  });
});

/** Anything that a structured clone can hold, often close to a command. */
const types = ["set", "play", "pause", "reset", "seek", "getState", "fork", "subscribe", "stop", "", "__proto__"];
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
  withSparseArray: true,
  maxDepth: 2,
  maxKeys: 4,
});
const nearly = fc
  .record({
    egl: fc.constantFrom(1, 1, 1, 2, "1"),
    type: fc.constantFrom(...types),
    more: fc.dictionary(fc.constantFrom("id", "step", "lane", "patch", "field", "speed", "quantities", "x"), anything),
  })
  .map(({ egl, type, more }) => ({ egl, type, ...more, spoilt: true }));
const malformed = fc.oneof(anything, nearly);

describe("10 000 malformed messages", () => {
  it("throw nothing, change nothing, and each is answered by one error", async () => {
    const { lab, bridge, sent } = setUp();
    await settle();
    const before = lab.store.getState();
    sent.length = 0;
    for (const [k, data] of fc.sample(malformed, 10_000).entries()) {
      await bridge.hear(data);
      const isRefused = sent.length === k + 1 && sent[k]?.type === "error" && lab.store.getState() === before;
      if (!isRefused) expect.fail(`${fc.stringify(data)} was answered by ${fc.stringify(sent.slice(k))}`);
    }
    expect(sent).toHaveLength(10_000);
  });
});
