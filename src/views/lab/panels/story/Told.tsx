import { storyText } from "../../../../text/story/index.ts";
import { LaneTag } from "../../../LaneTag.tsx";
import { labActions } from "../../../labStore.ts";
import { Rich } from "../../../Rich.tsx";
import { useWords } from "../../../settings.ts";
import { useDiagnosis } from "./useDiagnosis.ts";

/** The cause of a lane's trouble and what it rests on, in one line that opens the whole story. */
export default function Told({ lane }: { readonly lane: number }) {
  const words = useWords(storyText);
  const judged = useDiagnosis(lane);
  if (judged === null) return <span className="grow" />;
  const { cause, evidence } = judged.diagnosis;
  const overTime = judged.figures.experiment.model.kind !== "mlp";
  const [first] = evidence.filter(({ code }) => code !== "nonfinite");
  return (
    <button type="button" className="dock-teaser" onClick={() => labActions.openDock("story")}>
      <LaneTag lane={lane} small />
      <span>
        <Rich>{words.teaser(words.causes[cause], first === undefined ? "" : words.evidence(first, overTime))}</Rich>
      </span>
    </button>
  );
}
