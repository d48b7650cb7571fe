import { useShallow } from "zustand/react/shallow";
import type { TheoryGap } from "../../../engine/theory/theoryGap.ts";
import { chainLength } from "../../../experiment/chainLength.ts";
import type { Experiment } from "../../../experiment/schema.ts";
import type { LabState } from "../../../runs/labState.ts";
import type { Text } from "../../../text/index.ts";
import { LaneTag } from "../../LaneTag.tsx";
import { useLab } from "../../labStore.ts";
import { Rich } from "../../Rich.tsx";
import { useText } from "../../settings.ts";
import { Agreement } from "./Agreement.tsx";
import { predictionFigures } from "./predictionFigures.ts";
import { useStanding } from "./useStanding.ts";

/** The factors that theory gives, or why it gives none; null: it gives none; undefined: the network is not built yet. */
type Theory = readonly number[] | TheoryGap | null | undefined;

function theoryOf({ run, meanField }: LabState["lanes"][number]): Theory {
  if (!run?.history) return undefined;
  return meanField?.holds === false ? meanField.reason : run.theory;
}

function sentenceFor({ prediction }: Text, experiment: Experiment, theory: Theory): string {
  if (chainLength(experiment) < 2) return prediction.tooFewLayers;
  if (theory === undefined) return prediction.waiting;
  if (typeof theory === "string") return prediction.gaps[theory];
  return theory === null ? prediction.none : prediction.sentence(predictionFigures(experiment, theory));
}

/** The theory's forecast, made before the first step: one sentence where the lanes share it, one a lane where they do not. */
export function Prediction() {
  const text = useText();
  const experiments = useStanding();
  const theories = useLab(useShallow((state) => state.lanes.map(theoryOf)));
  const isBuilt = theories.every((theory) => theory !== undefined);
  const sentences = experiments.map((experiment, lane) =>
    sentenceFor(text, experiment, isBuilt ? theories[lane] : undefined),
  );
  const [shared] = sentences;
  const isShared = sentences.every((sentence) => sentence === shared);
  return (
    <section className="prediction">
      <h2>{text.prediction.title}</h2>
      {(isShared ? sentences.slice(0, 1) : sentences).map((sentence, lane) => (
        // Lanes have no identity but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <p key={lane}>
          {!isShared && <LaneTag lane={lane} small />}
          <span>
            <Rich>{sentence}</Rich>
          </span>
        </p>
      ))}
      {experiments.map((_, lane) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a lane has no other identity than its place.
        <Agreement key={lane} lane={lane} tagged={experiments.length > 1} />
      ))}
    </section>
  );
}
