import { useEffect, useState } from "react";
import { type Diagnosis, diagnose } from "../../../../diagnosis/diagnose.ts";
import { type RunFigures, runFigures } from "../../../../diagnosis/runFigures.ts";
import { experimentAt, resolve } from "../../../../experiment/comparison.ts";
import { labStore } from "../../../labStore.ts";

/** While it plays, a run is judged anew at most so often. */
const AGAIN_MS = 1000;

/** What happened to a lane's run and why, and the figures that it was read from. */
export interface Judged {
  readonly figures: RunFigures;
  readonly diagnosis: Diagnosis;
}

/** The diagnosis of a lane as far as it has run: at once when it stops, else once a second. null: no step yet. */
export function useDiagnosis(lane: number): Judged | null {
  const [judged, setJudged] = useState<Judged | null>(() => judge(lane));
  useEffect(() => {
    let known = "";
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      timer = undefined;
      setJudged(judge(lane));
    };
    const hear = () => {
      const { lanes, playing } = labStore.getState();
      const run = lanes[lane]?.run;
      const standing = `${playing} ${run?.state === "dead"} ${run?.timeline.length} ${run?.history?.truncations}`;
      if (standing !== known) {
        known = standing;
        look();
      } else timer ??= setTimeout(look, AGAIN_MS);
    };
    hear();
    const unsubscribe = labStore.subscribe(hear);
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [lane]);
  return judged;
}

function judge(lane: number): Judged | null {
  const { comparison, lanes } = labStore.getState();
  const run = lanes[lane]?.run;
  const resolved = resolve(comparison)[lane];
  if (!run?.history || run.steps === 0 || resolved === undefined) return null;
  const { experiment } = resolved;
  const { history: recorded, timeline, firstNonfinite, origins } = run;
  const told = { recorded, experimentAt: at, firstNonfinite, origins };
  function at(step: number) {
    return experimentAt({ experiment, timeline }, step);
  }
  return { figures: runFigures(told), diagnosis: diagnose(told) };
}
