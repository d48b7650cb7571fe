import type { Origins } from "../../../../engine/provenance/origin.ts";
import { storyText } from "../../../../text/story/index.ts";
import { LaneTag } from "../../../LaneTag.tsx";
import { useLab } from "../../../labStore.ts";
import { Rich } from "../../../Rich.tsx";
import { useWords } from "../../../settings.ts";
import { useLaneTitle } from "../../useLaneTitle.ts";
import { usePanelLabel } from "../usePanelLabel.ts";
import { Branches } from "./Branches.tsx";
import { Chaos } from "./Chaos.tsx";
import { forkStep } from "./forkStep.ts";
import { NonfiniteOrder } from "./NonfiniteOrder.tsx";
import { Remedies } from "./Remedies.tsx";
import { type Judged, useDiagnosis } from "./useDiagnosis.ts";

/** One lane: what became of it, why, in which order, and what may help. */
export function LaneStory({ lane }: { readonly lane: number }) {
  const label = usePanelLabel("story", lane);
  const title = useLaneTitle(lane);
  const judged = useDiagnosis(lane);
  const story = useWords(storyText);
  return (
    <section className="story" aria-label={label}>
      <h3>
        <LaneTag lane={lane} small /> <Rich>{title}</Rich>
      </h3>
      {judged === null ? <p className="story-fine">{story.noStep}</p> : <Told lane={lane} judged={judged} />}
    </section>
  );
}

function Told({ lane, judged }: { readonly lane: number; readonly judged: Judged }) {
  const words = useWords(storyText);
  const origins = useLab((state) => state.lanes[lane]?.origins);
  const playhead = useLab((state) => state.playhead);
  const { diagnosis, figures } = judged;
  const overTime = figures.experiment.model.kind !== "mlp";
  const wrong = forkStep(figures);
  const outcome = diagnosis.cause === "healthy" && diagnosis.outcome === "learned" ? null : diagnosis.outcome;
  return (
    <>
      <p className="story-cause">{words.causes[diagnosis.cause]}</p>
      <p>
        {words.sentences([words.explained[diagnosis.cause], ...(outcome === null ? [] : [words.outcomes[outcome]])])}
      </p>
      {origins && <Made origins={origins} overTime={overTime} />}
      <ul className="story-evidence">
        {diagnosis.evidence
          .filter(({ code }) => code !== "nonfinite")
          .map((evidence) => (
            <li key={evidence.code}>
              <Rich>{words.evidence(evidence, overTime)}</Rich>
            </li>
          ))}
      </ul>
      {diagnosis.also.length > 0 && (
        <p>{words.also(diagnosis.also.map((cause) => words.inSentence(words.causes[cause])))}</p>
      )}
      <NonfiniteOrder lane={lane} />
      <Remedies
        lane={lane}
        remedies={diagnosis.remedies}
        step={wrong ?? Math.max(0, playhead)}
        isBefore={wrong !== null}
      />
      <Branches lane={lane} />
      <Chaos lane={lane} />
    </>
  );
}

/** The operations that made the first Inf and the first NaN; one sentence where they are the same. */
function Made({ origins, overTime }: { readonly origins: Origins; readonly overTime: boolean }) {
  const words = useWords(storyText);
  const { inf, nan } = origins;
  const told = [inf, nan].filter((origin) => origin !== null);
  const [first, second] = told;
  const same = first && second && first.step === second.step && first.tensor === second.tensor;
  return (same ? [first] : told).map((origin) => (
    <p key={`${origin.nan} ${origin.tensor}`}>
      <Rich>{words.origin(words.operations[origin.operation], origin, overTime)}</Rich>
    </p>
  ));
}
