import type { Branch } from "../../../../runs/labState.ts";
import type { Text } from "../../../../text/index.ts";
import type { storyText } from "../../../../text/story/index.ts";
import { laneLetter } from "../../../LaneTag.tsx";

type StoryWords = (typeof storyText)["en"];

/** What a branch is called: what it has that the other future has not, and the steps that are its own. */
export function branchWords(text: Text, { branches, remedies, inSentence }: StoryWords, branch: Branch) {
  const names: { readonly [code: string]: string | undefined } = remedies.names;
  const remedy = inSentence(names[branch.remedy] ?? branch.remedy);
  const what = branch.mended ? branches.with(remedy) : branches.without(remedy);
  const last = Math.max(branch.step, branch.until - 1);
  return {
    what,
    steps: branches.steps(branch.step, last),
    label: branches.label(text.lane.label(laneLetter(branch.lane)), what, branch.step, last),
  };
}
