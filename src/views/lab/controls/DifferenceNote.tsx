import type { Difference } from "../../../experiment/differences.ts";
import { Icon } from "../../icons.tsx";
import { useText } from "../../settings.ts";

/** More differences than this, and a comparison no longer shows what causes what. */
const CLEAN = 2;

interface DifferenceNoteProps {
  readonly differences: readonly Difference[];
  readonly lanes: number;
}

/** Whether the comparison is a clean one, in a sentence. */
export function DifferenceNote({ differences, lanes }: DifferenceNoteProps) {
  const { controls } = useText();
  const count = differences.length;
  if (lanes < 2) return null;
  if (count > CLEAN) {
    return (
      <p className="difference-note warn">
        <Icon name="warning" />
        <span>{controls.notClean(count)}</span>
      </p>
    );
  }
  if (count === 0) return <p className="difference-note told">{controls.allSame}</p>;
  if (count > 1) return <p className="difference-note told">{controls.differsIn(count)}</p>;
  // The group of the only difference says already that it is.
  if (lanes === 2) return <p className="difference-note">{controls.allElseSame}</p>;
  return <p className="difference-note told">{controls.allElseSameInAll}</p>;
}
