import { storyText } from "../../../../text/story/index.ts";
import { labActions, useLab } from "../../../labStore.ts";
import { useText, useWords } from "../../../settings.ts";
import { branchWords } from "./branchWords.ts";

/** The futures that this lane left, each a way back. */
export function Branches({ lane }: { readonly lane: number }) {
  const text = useText();
  const words = useWords(storyText);
  const all = useLab((state) => state.branches);
  const own = all.filter((branch) => branch.lane === lane);
  if (own.length === 0) return null;
  return (
    <>
      <h4>{words.branches.title}</h4>
      <ul className="story-branches">
        {own.map((branch) => {
          const { what, steps, label } = branchWords(text, words, branch);
          return (
            <li key={`${branch.step} ${branch.remedy} ${branch.mended}`}>
              <button
                type="button"
                className="button outlined"
                aria-label={label}
                onClick={() => labActions.toBranch(branch)}
              >
                {what}
              </button>
              <small>{steps}</small>
            </li>
          );
        })}
      </ul>
    </>
  );
}
