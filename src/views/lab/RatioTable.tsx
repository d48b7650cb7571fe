import { laneLetter } from "../LaneTag.tsx";
import { useLab } from "../labStore.ts";
import { useText } from "../settings.ts";
import { updateRatios } from "./updateRatios.ts";
import { ValueTable } from "./ValueTable.tsx";

/** The update of each weight matrix against the matrix, in every lane, at the step that is shown. */
export function RatioTable() {
  const { charts, lane: words, transport } = useText();
  const lanes = useLab((state) => state.lanes);
  const playhead = useLab((state) => state.playhead);
  const shown = useLab((state) => state.shown);
  const ratios = lanes.map(({ run }) => {
    const step = Math.min(playhead, (run?.steps ?? 0) - 1);
    return run?.history && step >= 0 ? updateRatios(run.history, step) : [];
  });
  const layers = Math.max(0, ...ratios.map((lane) => lane.length));
  if (layers === 0) return <p>{charts.notRun}</p>;
  return (
    <ValueTable
      caption={transport.steps(shown)}
      columns={[charts.layer, ...lanes.map((_, k) => words.label(laneLetter(k)))]}
      rows={Array.from({ length: layers }, (_, layer) => ({
        name: String(layer + 1),
        values: ratios.map((lane) => lane[layer] ?? null),
      }))}
    />
  );
}
