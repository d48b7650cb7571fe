import { type Guesses, type Progress, progressActions, useProgress } from "../../views/learn/learnStore.ts";
import { scoreOf } from "../../views/learn/scoreOf.ts";
import type { LmsApi } from "./lmsApi.ts";

/** Characters that cmi.suspend_data holds. */
const MOST_KEPT = 4096;
/** Milliseconds in which changes are collected: a platform may send each commit over the network. */
const COLLECTED_MS = 1000;

/** HHHH:MM:SS.SS, as cmi.core.session_time is written. */
export function timespan(milliseconds: number): string {
  const hundredths = Math.round(milliseconds / 10);
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const seconds = `${two((hundredths / 100) % 60)}.${two(hundredths % 100)}`;
  return `${String(Math.floor(hundredths / 360_000)).padStart(4, "0")}:${two((hundredths / 6000) % 60)}:${seconds}`;
}

/**
 * What the platform keeps of the reader's progress; a first answer only where it is not the last one. Where all of it is
 * too long, without the sections that were read, and then the first answers alone.
 */
export function suspended({ read, guesses, first }: Progress): string {
  const texts = [
    { read, guesses, first: differing(first, guesses) },
    { read: [], guesses, first: differing(first, guesses) },
    { read: [], guesses: first },
  ].map((kept) => JSON.stringify(kept));
  return texts.find((text) => text.length <= MOST_KEPT) ?? "";
}

const differing = (first: Guesses, guesses: Guesses): Guesses =>
  Object.fromEntries(
    Object.entries(first).filter(([section, guess]) => JSON.stringify(guess) !== JSON.stringify(guesses[section])),
  );

interface Reports {
  /** Tells at once what is not told yet. */
  flush(): void;
  /** Ends the session; only the first call counts. */
  end(): void;
}

/**
 * Tells a learning platform how the reader does: the quiz's score of 100 by the first answers, as in the file of the
 * quiz, "completed" once every question has an answer, the progress to go on from next time, and how long the session
 * was. What the browser has kept of earlier readers has no part in it.
 * @param now milliseconds of a clock
 * @returns null where the platform opens no session
 */
export function reportToLms(api: LmsApi, now: () => number): Reports | null {
  if (String(api.LMSInitialize("")) !== "true") return null;
  const began = now();
  const status = api.LMSGetValue("cmi.core.lesson_status");
  const wasDone = status === "completed" || status === "passed";
  progressActions.resumeElsewhere(api.LMSGetValue("cmi.suspend_data"));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const report = () => {
    clearTimeout(timer);
    timer = undefined;
    tell(api, useProgress.getState(), wasDone);
  };
  const flush = () => {
    if (timer !== undefined) report();
  };
  report();
  const stop = useProgress.subscribe(() => {
    timer ??= setTimeout(report, COLLECTED_MS);
  });
  let isOver = false;
  return {
    flush,
    end() {
      if (isOver) return;
      isOver = true;
      stop();
      flush();
      api.LMSSetValue("cmi.core.session_time", timespan(now() - began));
      api.LMSSetValue("cmi.core.exit", "suspend");
      api.LMSFinish("");
    },
  };
}

function tell(api: LmsApi, progress: Progress, wasDone: boolean): void {
  const { right, answered, asked } = scoreOf("quiz", progress.first);
  if (answered > 0) {
    api.LMSSetValue("cmi.core.score.min", "0");
    api.LMSSetValue("cmi.core.score.max", "100");
    api.LMSSetValue("cmi.core.score.raw", String(Math.round((100 * right) / asked)));
  }
  if (!wasDone) api.LMSSetValue("cmi.core.lesson_status", answered === asked ? "completed" : "incomplete");
  api.LMSSetValue("cmi.suspend_data", suspended(progress));
  api.LMSCommit("");
}
