import { useRef } from "react";
import { createUpdateRatio, type UpdateRatioData } from "../../charts/updateRatio.ts";
import { spoken } from "../../text/spoken.ts";
import { SaveChart } from "../export/SaveChart.tsx";
import { laneLetter } from "../LaneTag.tsx";
import { labStore } from "../labStore.ts";
import { useText } from "../settings.ts";
import { ChartFigure } from "./ChartFigure.tsx";
import { RatioTable } from "./RatioTable.tsx";
import { stepViewOf } from "./stepViewOf.ts";
import { TableDialog } from "./TableDialog.tsx";
import { medianRatio, updateRatios } from "./updateRatios.ts";
import { useChart } from "./useChart.ts";
import { useTold } from "./useTold.ts";
import { walkSteps } from "./walk.ts";

/** How large a lane's updates are against its weights, with the numbers of the steps for all charts above it. */
export function RatioChart({ lane }: { readonly lane: number }) {
  const text = useText();
  const { charts } = text;
  const host = useRef<HTMLDivElement>(null);
  const caption = useRatioCaption(lane);
  const words = charts.updateRatio;
  const chart = useChart(host, createUpdateRatio, () => ratioData(lane, words));
  return (
    <ChartFigure
      className="ratio"
      host={host}
      caption={spoken(text, caption)}
      targetAt={(x) => ({ layer: null, step: chart.current?.stepAt(x) ?? null })}
      onKey={walkSteps}
    >
      <div className="chart-title">
        <span className="name">{charts.ratio}</span>
        <small>{charts.ratioNote}</small>
        <span className="grow" />
        <TableDialog title={charts.ratio}>
          <RatioTable />
        </TableDialog>
        <SaveChart host={host} name="ratio" title={charts.ratio} lane={lane} x="step" y="ratio" caption={caption} />
      </div>
    </ChartFigure>
  );
}

function ratioData(lane: number, words: UpdateRatioData["words"]): UpdateRatioData {
  const { lanes, hoverLayer } = labStore.getState();
  return { ...stepViewOf(lane), history: lanes[lane]?.run?.history ?? null, hoverLayer, words };
}

function useRatioCaption(lane: number): string {
  const { charts, lane: words } = useText();
  const history = useTold((state) => state.lanes[lane])?.run?.history;
  const playhead = useTold((state) => state.playhead);
  const step = history ? Math.min(playhead, history.steps - 1) : -1;
  const letter = laneLetter(lane);
  if (!history || step < 0) return `${words.label(letter)}: ${charts.notRun}`;
  return charts.ratioCaption(letter, history.span(step), medianRatio(updateRatios(history, step)));
}
