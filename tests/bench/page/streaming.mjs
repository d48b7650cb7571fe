// Lanes at full speed: what their workers train, and what the page's thread has to do for each frame that it draws.
import { median } from "../statistics.mjs";
import { atFullSpeed, steady } from "./site.mjs";
import { watchWork } from "./watch.mjs";

const WARM_UP_MS = 3000;
/** A task of a thread; only this event has its processor time. */
const TASK = "ThreadControllerImpl::RunTask";
const categories = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing"];

export async function measureStreaming(site, { lanes, ms }) {
  const page = await site.page(steady(lanes), watchWork);
  await atFullSpeed(page);
  await page.waitForTimeout(WARM_UP_MS);
  await site.browser.startTracing(page, { categories });
  const [before, began] = await noted(page);
  await page.waitForTimeout(ms);
  const [after, ended] = await noted(page);
  const { traceEvents } = JSON.parse(await site.browser.stopTracing());
  await page.context().close();
  const workers = after.workers.slice(0, lanes).map((worker, k) => ({
    steps: worker.steps - before.workers[k].steps,
    trainingMs: worker.trainingMs - before.workers[k].trainingMs,
  }));
  const steps = workers.map((worker) => worker.steps);
  return {
    framesPerSecond: (1000 * (after.drawn - before.drawn)) / (ended - began),
    stepsPerSecond: steps.map((done) => (1000 * done) / (ended - began)),
    trainingShare: workers.map(({ trainingMs }) => trainingMs / (ended - began)),
    fairness: Math.min(...steps) / Math.max(...steps),
    ...mainThread(traceEvents),
  };
}

const noted = (page) => page.evaluate(() => [structuredClone(globalThis.work), performance.now()]);

/**
 * Work of the page's thread between one drawn frame and the next, and its longest task. Work is the processor's time: what
 * the thread waits while the workers have all processors is in the longest task and in the answers to the reader.
 */
function mainThread(events) {
  const marks = events.filter(({ name, cat }) => name === "drawn" && cat.includes("user_timing"));
  const place = marks[0];
  if (place === undefined) return { workPerFrame: null, longestTask: null, longTasks: null };
  const own = events.filter(({ pid, tid }) => pid === place.pid && tid === place.tid);
  const tasks = own.filter(({ name, ph }) => ph === "X" && name === TASK).sort((a, b) => a.ts - b.ts);
  const starts = marks.map(({ ts }) => ts).sort((a, b) => a - b);
  const work = starts.slice(1).map(() => 0);
  let frame = 0;
  for (const { ts, dur, tdur } of tasks) {
    const middle = ts + dur / 2;
    while (frame < work.length && starts[frame + 1] <= middle) frame += 1;
    if (frame < work.length && middle >= starts[0]) work[frame] += tdur / 1000;
  }
  const durations = tasks.map(({ dur }) => dur / 1000);
  return {
    workPerFrame: median(work),
    longestTask: Math.max(...durations),
    longTasks: durations.filter((duration) => duration > 50).length,
  };
}
