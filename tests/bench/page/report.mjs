// The section of docs/BENCHMARKS.md about the page.
import { figure, percent, table } from "../markdown.mjs";

export function pageReport(measured, { date, version, load, processors }) {
  const { firstMark, twoLanes, fourLanes, interactions, throttled, history, longRun, map } = measured;
  const rates = (of) => of.stepsPerSecond.map(figure).join(", ");
  const shares = (of) => of.trainingShare.map(percent).join(", ");
  const ms = (value) => `${figure(value)} ms`;
  const rows = [
    ["first mark after navigation", "1,000 ms", ms(firstMark.afterNavigation)],
    ["first mark after Play", "150 ms", ms(firstMark.afterPlay)],
    ["two lanes: training's share of each worker", "90 %", shares(twoLanes)],
    ["two lanes: steps per second", "–", rates(twoLanes)],
    ["two lanes: frames per second", "at most 30", figure(twoLanes.framesPerSecond)],
    ["two lanes: processor time of the page's thread per drawn frame, median", "8 ms", ms(twoLanes.workPerFrame)],
    ["two lanes: longest task of the page (tasks over 50 ms)", "50 ms", longest(twoLanes)],
    ["four lanes: steps per second", "–", rates(fourLanes)],
    ["four lanes: slowest ÷ fastest", "fair", figure(fourLanes.fairness)],
    ["four lanes: longest task of the page (tasks over 50 ms)", "50 ms", longest(fourLanes)],
    [`answer to the reader while streaming, p98 of ${interactions.count}`, "100 ms", ms(interactions.p98)],
    ["the same, processor slowed down 4 times", "200 ms", ms(throttled.p98)],
    [`history of ${history.steps.toLocaleString("en-US")} steps × 100 layers`, "48 MB a lane", megabytes(history)],
    ["its answer to the scrubber, longest", "16 ms", ms(history.longestScrub)],
    [
      `page after ${longRun.steps.toLocaleString("en-US")} steps of the opening: objects`,
      "300 MB",
      `${figure(longRun.heap)} MB`,
    ],
    ["and buffers", "", `${figure(longRun.buffers)} MB`],
    ["its answer to the scrubber, longest", "16 ms", ms(longRun.scrub)],
    ["the scrubber at its start shows", "step 0", `step ${longRun.atZero}`],
    [`a step that is merged (${longRun.middle.bin}) shows its own figures after`, "–", ms(longRun.middle.replay)],
    ["map of 2,500 networks, 6 to 30 layers of 32, 20 steps", "60 s", `${figure(map.seconds)} s`],
    ["frames meanwhile: p98 of the time from one to the next, longest", "100 ms", `${ms(map.p98)}, ${ms(map.longest)}`],
  ];
  return `## The page

Written by \`npm run bench:page\` on ${date}: Chromium ${version}, 1440×900, software rendering, two lanes of 20 layers of 64
at full speed where nothing else is said. Work and tasks of the page's thread are read from the browser's own trace. The
machine had a load of ${figure(load)} on ${processors} processors in the end: what is above ${processors} is other work, and makes all of this worse.

${table(["", "at most, or at least", "measured"], rows)}
`;
}

const longest = ({ longestTask, longTasks }) => `${figure(longestTask)} ms (${longTasks})`;
const megabytes = ({ megabytes: size, width }) => `${figure(size)} MB, ${width} numbers a step`;
