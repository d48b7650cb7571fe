import type { Reading } from "../../../../diagnosis/checks/checkMeasure.ts";
import { isAsExpected } from "../../../../diagnosis/checks/readCheck.ts";
import { chainLength } from "../../../../experiment/chainLength.ts";
import { type Check, isPromise } from "../../../../experiment/scenarios/check.ts";
import type { Experiment } from "../../../../experiment/schema.ts";
import { checksText } from "../../../../text/checks/index.ts";
import { Icon, type IconName } from "../../../icons.tsx";
import { LaneTag } from "../../../LaneTag.tsx";
import { Rich } from "../../../Rich.tsx";
import { useWords } from "../../../settings.ts";
import { type ChecksWords, writtenBand, writtenExpected, writtenRange, writtenReading } from "./written.ts";

interface CheckRowProps {
  readonly check: Check;
  readonly reading: Reading;
  /** Of the lanes. */
  readonly experiments: readonly Experiment[];
  /** What other starts gave so far; null: none was asked for. */
  readonly tried: readonly Reading[] | null;
}

export function CheckRow({ check, reading, experiments, tried }: CheckRowProps) {
  const words = useWords(checksText);
  const { lane, measure, at, source, theory, note } = check;
  const experiment = experiments[lane ?? 0] as Experiment;
  const chain = { overTime: experiment.model.kind !== "mlp", length: chainLength(experiment) };
  const last = at === "run" ? experiment.steps - 1 : at;
  const result = resultOf(check, reading);
  return (
    <tr>
      <td>{lane === null ? words.bothLanes : <LaneTag lane={lane} small />}</td>
      <th scope="row">
        {words.measure(measure, chain)}
        <small>{at === "run" ? words.wholeRun(experiment.steps) : words.at(at)}</small>
      </th>
      <td data-label={words.expected}>
        <Rich>{writtenExpected(words, check)}</Rich>
        <small>
          <Rich>{writtenBand(words, check)}</Rich>
        </small>
      </td>
      <td data-label={words.thisRun}>
        <Rich>{writtenReading(words, check, reading, last)}</Rich>
      </td>
      <td className={`checks-result ${result}`}>
        <span>
          <Icon name={icons[result]} size={14} />
          {words.results[result]}
        </span>
      </td>
      {tried !== null && (
        <td data-label={words.others.seeds}>
          <TriedRange check={check} tried={tried} words={words} />
        </td>
      )}
      <td className="checks-source">
        {words.sources[source]}
        {theory !== undefined && (
          <small>
            <Rich>{words.theories[theory]}</Rich>
          </small>
        )}
        {note !== undefined && <small>{words.notes[note]}</small>}
      </td>
    </tr>
  );
}

type Result = keyof ChecksWords["results"];
const icons: { readonly [R in Result]: IconName } = {
  passed: "check",
  failed: "burst",
  waiting: "play",
  lost: "info",
  among: "info",
  notAmong: "info",
};

/** One run cannot pass or fail where a share of many is expected: it is one of them or not. */
function resultOf(check: Check, reading: Reading): Result {
  const holds = isAsExpected(check, reading);
  if (holds === null) return reading === "lost" ? "lost" : "waiting";
  if (!isPromise(check)) return holds ? "among" : "notAmong";
  return holds ? "passed" : "failed";
}

interface TriedRangeProps {
  readonly check: Check;
  readonly tried: readonly Reading[];
  readonly words: ChecksWords;
}

/** What the other starts measured, from the smallest to the largest, and how many of them lie in the band. */
function TriedRange({ check, tried, words }: TriedRangeProps) {
  if (check.source === "seed") return <small>{words.ownSeedOnly}</small>;
  if (tried.length === 0) return <>–</>;
  const hits = tried.filter((reading) => isAsExpected(check, reading) === true).length;
  return (
    <>
      <Rich>{writtenRange(words, check, tried)}</Rich>
      <small>{words.passedOf(hits, tried.length)}</small>
    </>
  );
}
