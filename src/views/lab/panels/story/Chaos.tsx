import { storyText } from "../../../../text/story/index.ts";
import { useWords } from "../../../settings.ts";
import { useChaos } from "./useChaos.ts";

/** Whether the figures can be the same elsewhere at all: from which step on rounding alone makes others of them. */
export function Chaos({ lane }: { readonly lane: number }) {
  const { chaos: words } = useWords(storyText);
  const chaos = useChaos(lane);
  if (chaos === null) return null;
  return (
    <p className="story-fine">
      {chaos.kind === "looking"
        ? words.looking
        : chaos.kind === "parts"
          ? words.beyond(chaos.step)
          : words.agrees(chaos.steps)}
    </p>
  );
}
