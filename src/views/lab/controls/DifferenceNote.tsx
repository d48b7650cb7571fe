import type { Difference } from "../../../experiment/differences.ts";
import { Icon } from "../../icons.tsx";
import { useText } from "../../settings.ts";

/** More differences than this, and a comparison no longer shows what causes what. */
const CLEAN = 2;

/** Whether the comparison is a clean one, in a sentence. */
export function DifferenceNote({ differences }: { readonly differences: readonly Difference[] }) {
  const { controls } = useText();
  if (differences.length > CLEAN) {
    return (
      <p className="difference-note warn">
        <Icon name="warning" />
        <span>{controls.notClean(differences.length)}</span>
      </p>
    );
  }
  if (differences.length === 0) return <p className="difference-note">{controls.allSame}</p>;
  const pair = differences[0]?.values.length === 2;
  return <p className="difference-note">{pair ? controls.allElseSame : controls.allElseSameInAll}</p>;
}
