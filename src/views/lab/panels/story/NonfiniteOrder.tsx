import { nonfiniteKinds } from "../../../../engine/quantities.ts";
import { storyText } from "../../../../text/story/index.ts";
import { laneLetter } from "../../../LaneTag.tsx";
import { labActions, useLab } from "../../../labStore.ts";
import { useWords } from "../../../settings.ts";

/** The first Inf or NaN of each kind of tensor, in the order in which they came; each leads to its step. */
export function NonfiniteOrder({ lane }: { readonly lane: number }) {
  const words = useWords(storyText);
  const first = useLab((state) => state.lanes[lane]?.firstNonfinite);
  if (first === undefined) return null;
  const found = nonfiniteKinds
    .flatMap((kind) => (first[kind] === null ? [] : [{ kind, ...first[kind] }]))
    .sort((a, b) => a.step - b.step);
  if (found.length === 0) return <p className="story-fine">{words.allFinite}</p>;
  return (
    <>
      <h4>{words.order}</h4>
      <ol className="story-order" aria-label={`${laneLetter(lane)}: ${words.order}`}>
        {found.map(({ kind, step, tensor, nan }) => (
          <li key={kind}>
            <button
              type="button"
              className="story-step"
              aria-label={words.goToLabel(step)}
              onClick={() => labActions.seek(step)}
            >
              {words.goTo(step)}
            </button>
            <span className={nan ? "story-kind nan" : "story-kind inf"}>{nan ? "NaN" : "Inf"}</span>
            <span>
              {words.kinds[kind]} <code>{tensor}</code>
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
