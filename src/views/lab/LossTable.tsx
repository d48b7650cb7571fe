import { valueAt } from "../../diagnosis/recorded.ts";
import { stepsBackFrom } from "../../runs/recordedSteps.ts";
import { laneLetter } from "../LaneTag.tsx";
import { useLab } from "../labStore.ts";
import { useText } from "../settings.ts";
import { ValueTable } from "./ValueTable.tsx";

/** Steps that the table shows at most, up to the playhead. */
const ROWS = 50;

/** The loss of every lane at the last steps up to the one that is shown, the newest on top. */
export function LossTable() {
  const { charts, lane: words } = useText();
  const lanes = useLab((state) => state.lanes);
  const playhead = useLab((state) => state.playhead);
  if (playhead < 0) return <p>{charts.notRun}</p>;
  const histories = lanes.flatMap(({ run }) => run?.history ?? []);
  return (
    <ValueTable
      caption={charts.loss}
      columns={[charts.step, ...lanes.map((_, k) => words.label(laneLetter(k)))]}
      rows={stepsBackFrom(histories, playhead, ROWS).map(([from, to]) => ({
        name: from === to ? String(to) : `${from}–${to}`,
        values: lanes.map(({ run }) => (run?.history ? valueAt(run.history, "loss", to) : null)),
      }))}
    />
  );
}
