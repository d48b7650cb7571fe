import { layerColumns } from "../../charts/layerColumns.ts";
import type { HeroQuantity, LaneState } from "../../runs/labState.ts";
import type { Text } from "../../text/index.ts";
import { laneLetter } from "../LaneTag.tsx";
import { quantityOf } from "./quantityOf.ts";
import { shownStep } from "./shownStep.ts";

/** What a lane's main chart shows, as a sentence. */
export function heroCaption(
  text: Text,
  state: LaneState | undefined,
  lane: number,
  playhead: number,
  chosen: HeroQuantity,
): string {
  const quantity = quantityOf(state, chosen);
  const history = state?.run?.history;
  const step = shownStep(state, playhead);
  if (!history || step < 0) return `${text.lane.label(laneLetter(lane))}: ${text.charts.notRun}`;
  const columns = layerColumns(history.layout, quantity);
  return text.charts.heroCaption({
    lane: laneLetter(lane),
    steps: history.span(step),
    quantity,
    overTime: state?.experiment.model.kind !== "mlp",
    first: history.at(step, columns[0] ?? 0),
    last: history.at(step, columns[columns.length - 1] ?? 0),
  });
}
