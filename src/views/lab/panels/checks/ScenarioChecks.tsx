import { useMemo } from "react";
import { drawsFromSeed } from "../../../../diagnosis/checks/otherStart.ts";
import { isAsExpected } from "../../../../diagnosis/checks/readCheck.ts";
import { resolve } from "../../../../experiment/comparison.ts";
import { isPromise } from "../../../../experiment/scenarios/check.ts";
import type { Scenario } from "../../../../experiment/scenarios/scenario.ts";
import { checksText } from "../../../../text/checks/index.ts";
import { scenarioWords } from "../../../../text/words.ts";
import { Rich } from "../../../Rich.tsx";
import { useText, useWords } from "../../../settings.ts";
import { CheckRow } from "./CheckRow.tsx";
import { TRIES } from "./otherStarts.ts";
import { useOtherStarts } from "./useOtherStarts.ts";
import { useReadings } from "./useReadings.ts";

/** One scenario's checks as a table: what is expected, what this run did, and what other starts do. */
export function ScenarioChecks({ scenario }: { readonly scenario: Scenario }) {
  const text = useText();
  const words = useWords(checksText);
  const { comparison, checks, id } = scenario;
  const experiments = useMemo(() => resolve(comparison).map(({ experiment }) => experiment), [comparison]);
  const readings = useReadings(checks, experiments);
  const others = useOtherStarts(scenario);
  const kind = drawsFromSeed(comparison) ? "seeds" : "starts";
  const columns = [words.lane, words.quantity, words.expected, words.thisRun, words.result];
  const compared = others.running || others.tried.length > 0;
  const promised = checks.flatMap((check, k) =>
    isPromise(check) ? [isAsExpected(check, readings[k] ?? "waiting")] : [],
  );
  const count = (wanted: boolean | null) => promised.filter((holds) => holds === wanted).length;
  return (
    <div className="checks">
      <p className="checks-look">
        <Rich>{scenarioWords(text, id).look}</Rich>
      </p>
      <div className="checks-bar">
        <span>{words.summary(count(true), count(false), count(null))}</span>
        <span className="grow" />
        <span role="status">
          {compared && words.progress(others.tried.length, TRIES)}
          {others.failed && words.failedToTry}
        </span>
        <button type="button" className="button outlined" onClick={others.running ? others.stop : others.start}>
          {others.running ? words.stop : kind === "seeds" ? words.trySeeds : words.tryStarts}
        </button>
      </div>
      <table className="checks-table">
        <caption>{words.caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            {compared && <th scope="col">{words.others[kind]}</th>}
            <th scope="col">{words.source}</th>
          </tr>
        </thead>
        <tbody>
          {checks.map((check, k) => (
            <CheckRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a scenario's checks are always the same, in the same order
              key={k}
              check={check}
              reading={readings[k] ?? "waiting"}
              experiments={experiments}
              tried={compared ? others.tried.flatMap((readingsOfOne) => readingsOfOne[k] ?? []) : null}
            />
          ))}
        </tbody>
      </table>
      <p className="checks-note">{kind === "seeds" ? words.seedNote(experiments[0]?.seed ?? 0) : words.startNote}</p>
    </div>
  );
}
