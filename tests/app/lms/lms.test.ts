// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { joinLms } from "../../../src/app/lms/joinLms.ts";
import { type LmsApi, lmsApi } from "../../../src/app/lms/lmsApi.ts";
import { reportToLms, suspended, timespan } from "../../../src/app/lms/reportToLms.ts";
import { quiz } from "../../../src/lessons/chapters/quiz.ts";
import { answerOf } from "../../../src/views/learn/answerOf.ts";
import { progressActions, useProgress } from "../../../src/views/learn/learnStore.ts";

/** A platform that keeps what it is told, and refuses what comes outside of a session. */
function platform(values: Record<string, string> = {}) {
  let isOpen = false;
  const calls: string[] = [];
  const inSession = (name: string) => {
    calls.push(name);
    if (!isOpen) throw new Error(`${name} outside of a session`);
    return "true";
  };
  const api: LmsApi = {
    LMSInitialize() {
      isOpen = true;
      return "true";
    },
    LMSGetValue(element) {
      inSession("LMSGetValue");
      return values[element] ?? "";
    },
    LMSSetValue(element, value) {
      values[element] = value;
      return inSession("LMSSetValue");
    },
    LMSCommit: () => inSession("LMSCommit"),
    LMSFinish() {
      inSession("LMSFinish");
      isOpen = false;
      return "true";
    },
  };
  return { api, values, calls };
}

const questions = quiz.sections.flatMap(({ id, prediction }) => (prediction ? [{ id, prediction }] : []));
const answer = (count: number) => {
  for (const { id, prediction } of questions.slice(0, count)) progressActions.guess(`quiz/${id}`, answerOf(prediction));
};

const told = () => vi.advanceTimersByTime(1000);

beforeEach(() => {
  vi.useFakeTimers();
  useProgress.setState({ read: [], guesses: {}, first: {} });
});
afterEach(() => vi.useRealTimers());

describe("the lesson in a learning platform", () => {
  it("is incomplete until every question of the quiz has an answer, then completed with its score", () => {
    const { api, values } = platform();
    reportToLms(api, () => 0);
    expect(values).toMatchObject({ "cmi.core.lesson_status": "incomplete" });
    expect(values["cmi.core.score.raw"]).toBeUndefined();
    answer(1);
    told();
    expect(values["cmi.core.score.raw"]).toBe(String(Math.round(100 / questions.length)));
    answer(questions.length - 1);
    told();
    expect(values["cmi.core.lesson_status"]).toBe("incomplete");
    progressActions.guess(`quiz/${questions.at(-1)?.id}`, null);
    told();
    expect(values).toMatchObject({
      "cmi.core.lesson_status": "completed",
      "cmi.core.score.min": "0",
      "cmi.core.score.max": "100",
      "cmi.core.score.raw": String(Math.round((100 * (questions.length - 1)) / questions.length)),
    });
  });

  it("tells the time at its end, once, and goes on from there in the next session", () => {
    const { api, values, calls } = platform();
    let now = 1000;
    const reports = reportToLms(api, () => now);
    answer(3);
    now += 3_723_450;
    reports?.end();
    reports?.end();
    expect(values["cmi.core.session_time"]).toBe("0001:02:03.45");
    expect(calls.filter((name) => name === "LMSFinish")).toHaveLength(1);
    progressActions.read("what/definition");

    reportToLms(platform({ ...values, "cmi.core.lesson_status": "completed" }).api, () => 0);
    expect(Object.keys(useProgress.getState().guesses)).toEqual(questions.slice(0, 3).map(({ id }) => `quiz/${id}`));
  });

  it("takes no harm from data of another kind, and keeps a completion", () => {
    const { api, values } = platform({ "cmi.suspend_data": "{bad", "cmi.core.lesson_status": "passed" });
    reportToLms(api, () => 0);
    expect(values["cmi.core.lesson_status"]).toBe("passed");
    expect(useProgress.getState()).toEqual({ read: [], guesses: {}, first: {} });
  });

  it("has nothing of the browser's earlier reader, and leaves it nothing", () => {
    const { api, values } = platform();
    answer(questions.length);
    reportToLms(api, () => 0);
    expect(useProgress.getState()).toEqual({ read: [], guesses: {}, first: {} });
    expect(values["cmi.core.lesson_status"]).toBe("incomplete");
    const before = JSON.stringify(localStorage);
    answer(2);
    expect(JSON.stringify(localStorage)).toBe(before);
  });

  it("scores the first answers, in the next session too", () => {
    const { api, values } = platform();
    const [{ id }] = questions as [(typeof questions)[number]];
    const reports = reportToLms(api, () => 0);
    progressActions.guess(`quiz/${id}`, null);
    answer(1);
    reports?.end();
    expect(values["cmi.core.score.raw"]).toBe("0");
    const next = platform({ ...values });
    reportToLms(next.api, () => 0);
    expect(next.values["cmi.core.score.raw"]).toBe("0");
    expect(useProgress.getState().first).toEqual({ [`quiz/${id}`]: null });
  });

  it("commits once a second at most, and what is left at the end", () => {
    const { api, calls } = platform();
    const commits = () => calls.filter((name) => name === "LMSCommit").length;
    const reports = reportToLms(api, () => 0);
    answer(3);
    expect(commits()).toBe(1);
    told();
    expect(commits()).toBe(2);
    answer(4);
    reports?.flush();
    expect(commits()).toBe(3);
    progressActions.read("what/definition");
    reports?.end();
    expect(commits()).toBe(4);
    vi.runAllTimers();
    expect(commits()).toBe(4);
  });

  it("takes true for an answer in place of its text", () => {
    const { api } = platform();
    const { LMSInitialize } = api;
    const answersTrue = { ...api, LMSInitialize: () => LMSInitialize("") === "true" } as unknown as LmsApi;
    expect(reportToLms(answersTrue, () => 0)).not.toBeNull();
  });

  it("goes on when the browser keeps the page, and ends when the page goes", async () => {
    const { api, calls } = platform();
    vi.stubGlobal("API", api);
    joinLms();
    await vi.waitFor(() => expect(calls).toContain("LMSCommit"));
    const leave = (persisted: boolean) => window.dispatchEvent(Object.assign(new Event("pagehide"), { persisted }));
    leave(true);
    expect(calls).not.toContain("LMSFinish");
    leave(false);
    expect(calls).toContain("LMSFinish");
    vi.unstubAllGlobals();
  });

  it("writes times and data as the standard limits them", () => {
    expect(timespan(0)).toBe("0000:00:00.00");
    expect(timespan(59_999)).toBe("0000:01:00.00");
    const read = Array.from({ length: 400 }, (_, k) => `chapter/section-${k}`);
    expect(suspended({ first: {}, read, guesses: { a: "b" } })).toBe('{"read":[],"guesses":{"a":"b"},"first":{}}');
    const long = Object.fromEntries(read.slice(0, 100).map((id) => [id, 1]));
    expect(suspended({ first: { a: 1 }, read, guesses: long })).toContain('"first":{"a":1}');
    const longer = Object.fromEntries(read.map((id) => [id, 1]));
    expect(suspended({ first: { a: 1 }, read, guesses: longer })).toBe('{"read":[],"guesses":{"a":1}}');
  });
});

describe("the platform's object", () => {
  const { api } = platform();
  const top = (more: object = {}) => {
    const place = { opener: null, ...more } as { parent?: unknown };
    place.parent = place;
    return place as never;
  };

  it("is found in the frames around, and around the page that opened this one", () => {
    expect(lmsApi({ parent: { parent: top({ API: api }), opener: null }, opener: null } as never)).toBe(api);
    expect(lmsApi(top({ opener: { parent: top({ API: api }), opener: null } }))).toBe(api);
    expect(lmsApi(top())).toBeNull();
    expect(lmsApi({ API: { name: "another" }, parent: top({ API: api }), opener: null } as never)).toBe(api);
  });

  it("is not looked for in another site's frames, whatever they throw", () => {
    const stranger = new Proxy(
      {},
      {
        get: () => {
          throw new Error("SecurityError");
        },
      },
    );
    expect(lmsApi({ parent: stranger, opener: stranger } as never)).toBeNull();
  });
});
