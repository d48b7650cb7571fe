import { useState } from "react";
import type { Remedy } from "../../../../diagnosis/remedies/index.ts";
import { isTimelinePatch } from "../../../../experiment/timeline.ts";
import { storyText } from "../../../../text/story/index.ts";
import { laneLetter } from "../../../LaneTag.tsx";
import { labActions } from "../../../labStore.ts";
import { Rich } from "../../../Rich.tsx";
import { Segmented } from "../../../Segmented.tsx";
import { useText, useWords } from "../../../settings.ts";
import { patchWords } from "./patchWords.ts";

interface RemediesProps {
  readonly lane: number;
  readonly remedies: readonly Remedy[];
  /** Where a remedy still comes in time; `isBefore`: before something went wrong there. */
  readonly step: number;
  readonly isBefore: boolean;
}

/** What may help, as buttons: each goes back with the lane, applies its remedy there and plays on. */
export function Remedies({ lane, remedies, step, isBefore }: RemediesProps) {
  const { remedies: words } = useWords(storyText);
  const [early, setEarly] = useState(false);
  if (remedies.length === 0) return <p className="story-fine">{words.none}</p>;
  const mayChoose = step > 0 && remedies.some(({ patch }) => isTimelinePatch(patch));
  const from = early ? 0 : step;
  return (
    <>
      <div className="story-remedies-head">
        <h4>{words.title}</h4>
        {mayChoose && (
          <Segmented
            label={words.from}
            size="small"
            segments={[
              { value: "step", label: isBefore ? words.fromBefore(step) : words.fromHere(step) },
              { value: "start", label: words.fromStart },
            ]}
            value={early ? "start" : "step"}
            onChange={(value) => setEarly(value === "start")}
          />
        )}
      </div>
      <ul className="story-remedies">
        {remedies.map((remedy) => (
          <RemedyButton key={remedy.code} lane={lane} remedy={remedy} from={from} />
        ))}
      </ul>
    </>
  );
}

function RemedyButton({
  lane,
  remedy,
  from,
}: {
  readonly lane: number;
  readonly remedy: Remedy;
  readonly from: number;
}) {
  const text = useText();
  const { remedies: words } = useWords(storyText);
  const { code, patch } = remedy;
  const goesBack = isTimelinePatch(patch);
  const name = words.names[code];
  return (
    <li>
      <button
        type="button"
        className="button outlined story-remedy"
        aria-label={words.apply(name, text.lane.label(laneLetter(lane)))}
        onClick={() => labActions.fork(lane, goesBack ? from : 0, patch, code)}
      >
        {name}
      </button>
      <span className="story-remedy-words">
        <Rich>{patchWords(text, patch)}</Rich>
        {!goesBack && from > 0 && <em>{words.onlyFromStart}</em>}
        <small>{words.why[code]}</small>
      </span>
    </li>
  );
}
