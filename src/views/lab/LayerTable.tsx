import { layerColumns } from "../../charts/layerColumns.ts";
import type { HeroQuantity } from "../../runs/labState.ts";
import { laneLetter } from "../LaneTag.tsx";
import { useLab } from "../labStore.ts";
import { useText } from "../settings.ts";
import { shownStep } from "./shownStep.ts";
import { useOverTime } from "./useOverTime.ts";
import { ValueTable } from "./ValueTable.tsx";

const quantities: readonly HeroQuantity[] = ["signal", "weight_gradient", "activation"];

/** The three quantities at every layer, at the step that the lane shows. */
export function LayerTable({ lane }: { readonly lane: number }) {
  const { charts, lane: words, transport } = useText();
  const state = useLab((lab) => lab.lanes[lane]);
  const playhead = useLab((lab) => lab.playhead);
  const overTime = useOverTime(lane);
  const history = state?.run?.history;
  const step = shownStep(state, playhead);
  const title = words.label(laneLetter(lane));
  if (!history || step < 0) return <p>{`${title}: ${charts.notRun}`}</p>;
  const shown = overTime ? quantities.filter((quantity) => quantity !== "weight_gradient") : quantities;
  const columns = shown.map((quantity) => layerColumns(history.layout, quantity));
  const names = columns[0] ?? [];
  return (
    <ValueTable
      caption={`${title}, ${transport.steps(history.span(step))}`}
      columns={[overTime ? charts.timeStep : charts.layer, ...shown.map((quantity) => charts.heroQuantity[quantity])]}
      rows={names.map((_, k) => ({
        name: k === names.length - 1 ? charts.hero.output : String(k + 1),
        values: columns.map((column) => (column[k] === undefined ? null : history.at(step, column[k]))),
      }))}
    />
  );
}
