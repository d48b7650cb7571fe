import { type Progress, progressActions, useProgress } from "../../views/learn/learnStore.ts";
import { scoreOf } from "../../views/learn/scoreOf.ts";
import type { LmsApi } from "./lmsApi.ts";

/** Characters that cmi.suspend_data holds. */
const MOST_KEPT = 4096;

/** HHHH:MM:SS.SS, as cmi.core.session_time is written. */
export function timespan(milliseconds: number): string {
  const hundredths = Math.round(milliseconds / 10);
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const seconds = `${two((hundredths / 100) % 60)}.${two(hundredths % 100)}`;
  return `${String(Math.floor(hundredths / 360_000)).padStart(4, "0")}:${two((hundredths / 6000) % 60)}:${seconds}`;
}

/** What the platform keeps of the reader's progress; without the sections that were read where all of it is too long. */
export function suspended({ read, guesses }: Progress): string {
  const texts = [
    { read, guesses },
    { read: [], guesses },
  ].map((kept) => JSON.stringify(kept));
  return texts.find((text) => text.length <= MOST_KEPT) ?? "";
}

/**
 * Tells a learning platform how the reader does: the quiz's score of 100, "completed" once every question has an answer,
 * the progress to go on from next time, and how long the session was.
 * @param now milliseconds of a clock
 * @returns ends the session; only the first call counts
 */
export function reportToLms(api: LmsApi, now: () => number): () => void {
  if (api.LMSInitialize("") !== "true") return () => {};
  const began = now();
  const status = api.LMSGetValue("cmi.core.lesson_status");
  const wasDone = status === "completed" || status === "passed";
  progressActions.resume(api.LMSGetValue("cmi.suspend_data"));
  const report = () => {
    const progress = useProgress.getState();
    const { right, answered, asked } = scoreOf("quiz", progress.guesses);
    const isDone = wasDone || answered === asked;
    if (answered > 0) {
      api.LMSSetValue("cmi.core.score.min", "0");
      api.LMSSetValue("cmi.core.score.max", "100");
      api.LMSSetValue("cmi.core.score.raw", String(Math.round((100 * right) / asked)));
    }
    if (!wasDone) api.LMSSetValue("cmi.core.lesson_status", isDone ? "completed" : "incomplete");
    api.LMSSetValue("cmi.suspend_data", suspended(progress));
    api.LMSCommit("");
  };
  report();
  const stop = useProgress.subscribe(report);
  let isOver = false;
  return () => {
    if (isOver) return;
    isOver = true;
    stop();
    api.LMSSetValue("cmi.core.session_time", timespan(now() - began));
    api.LMSSetValue("cmi.core.exit", "suspend");
    api.LMSFinish("");
  };
}
