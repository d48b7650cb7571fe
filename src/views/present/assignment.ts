import { chainLength } from "../../experiment/chainLength.ts";
import { resolve } from "../../experiment/comparison.ts";
import { laneTitle as titleParts } from "../../experiment/differences.ts";
import type { Check } from "../../experiment/scenarios/check.ts";
import type { Scenario } from "../../experiment/scenarios/scenario.ts";
import type { Experiment } from "../../experiment/schema.ts";
import type { checksText } from "../../text/checks/index.ts";
import type { Text } from "../../text/index.ts";
import { laneTitle } from "../../text/laneTitle.ts";
import type { presentText } from "../../text/present/index.ts";
import { scenarioWords } from "../../text/words.ts";
import { laneLetter } from "../LaneTag.tsx";
import { writtenBand, writtenExpected } from "../lab/panels/checks/written.ts";

interface AssignmentWords {
  readonly text: Text;
  readonly present: typeof presentText.en;
  readonly checks: typeof checksText.en;
}

/** Figures of a sentence, powers of ten with their exponents; a full stop behind one is the sentence's. */
const FIGURES = /\d+(?:[.,]\d+)*(?:\s?×\s?10)?(?:\^[-−]?\d+)?/g;

/**
 * A scenario as a task for students, in Markdown: what to open, to do, to look at and to find out. `figures`: with the
 * expected ones, which students are to measure; without, blanks stand in their places. `link`: null for a page from a disk.
 */
export function assignment(words: AssignmentWords, scenario: Scenario, link: string | null, figures: boolean): string {
  const { text, present } = words;
  const { assignment: task } = present;
  const { name, look } = scenarioWords(text, scenario.id);
  const experiments = resolve(scenario.comparison).map(({ experiment }) => experiment);
  const lanes = experiments.map((_, lane) =>
    task.lane(laneLetter(lane), laneTitle(text, titleParts(scenario.comparison, lane))),
  );
  const steps = Math.max(...experiments.map((experiment) => experiment.steps));
  const questions = scenario.checks.map((check) => question(words, check, experiments, figures));
  const reasons = [experiments.length > 1 ? task.why : task.whyOne, task.change];
  return [
    `# ${task.heading(name)}`,
    section(task.open, [link === null ? task.openFile(name) : `<${link}>`, ...lanes.map((lane) => `- ${lane}`)]),
    section(task.todo, numbered([task.predict, task.play(steps), task.scrub])),
    section(task.look, [plain(figures ? look : look.replace(FIGURES, task.blank))]),
    section(task.questions, numbered([...questions, ...reasons])),
  ].join("\n\n");
}

const section = (title: string, lines: readonly string[]) => `## ${title}\n\n${lines.join("\n")}`;
const numbered = (lines: readonly string[]) => lines.map((line, k) => `${k + 1}. ${line}`);
/** Words carry marks of their own for bold type and small letters: plain text has none. */
const plain = (sentence: string) => sentence.replaceAll("**", "");

function question(
  { present, checks }: AssignmentWords,
  check: Check,
  experiments: readonly Experiment[],
  figures: boolean,
): string {
  const { assignment: task } = present;
  const experiment = experiments[check.lane ?? 0] as Experiment;
  const chain = { overTime: experiment.model.kind !== "mlp", length: chainLength(experiment) };
  const lane = check.lane === null ? task.bothLanes : task.oneLane(laneLetter(check.lane));
  const when = check.at === "run" ? task.run : task.at(check.at);
  const answer = figures ? task.expected(writtenExpected(checks, check), writtenBand(checks, check)) : task.blank;
  return plain(task.question(lane, checks.measure(check.measure, chain), when, answer));
}
