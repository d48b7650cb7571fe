import { stepsBackFrom } from "../../../../runs/recordedSteps.ts";
import { clippingText } from "../../../../text/clipping/index.ts";
import { laneLetter } from "../../../LaneTag.tsx";
import { useLab } from "../../../labStore.ts";
import { useText, useWords } from "../../../settings.ts";
import { ValueTable } from "../../ValueTable.tsx";
import { clipFigures } from "./clipFigures.ts";

/** Steps that the table shows at most, up to the playhead. */
const ROWS = 50;

/** Both norms and the cosine of the last steps, the newest on top. */
export function ClipTable({ lane }: { readonly lane: number }) {
  const text = useText();
  const words = useWords(clippingText);
  const history = useLab((state) => state.lanes[lane])?.run?.history ?? null;
  const playhead = useLab((state) => state.playhead);
  if (history === null || playhead < 0) return <p>{words.noStep}</p>;
  const last = Math.min(playhead, history.steps - 1);
  return (
    <ValueTable
      caption={`${text.lane.label(laneLetter(lane))}: ${words.title}`}
      columns={[text.charts.step, words.table.raw, words.table.applied, words.table.cosine]}
      rows={stepsBackFrom([history], last, ROWS).map(([from, to]) => {
        const { raw, applied, cosine } = clipFigures(history, to);
        return { name: from === to ? String(to) : `${from}–${to}`, values: [raw, applied, cosine] };
      })}
    />
  );
}
