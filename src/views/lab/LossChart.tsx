import { useRef } from "react";
import { createLoss } from "../../charts/loss.ts";
import { valueAt } from "../../diagnosis/recorded.ts";
import { spoken } from "../../text/spoken.ts";
import { SaveChart } from "../export/SaveChart.tsx";
import { laneLetter } from "../LaneTag.tsx";
import { pageLab, useLab } from "../labStore.ts";
import { useText } from "../settings.ts";
import { ChartFigure } from "./ChartFigure.tsx";
import { LossTable } from "./LossTable.tsx";
import { ghostOf, lossData } from "./lossData.ts";
import { TableDialog } from "./TableDialog.tsx";
import { useChart } from "./useChart.ts";
import { useTold } from "./useTold.ts";
import { walkSteps } from "./walk.ts";

interface LossChartProps {
  readonly lane: number;
  /** It is the lowest chart of its lane and numbers the steps. */
  readonly axis: boolean;
}

/** The loss of a lane over the steps, with another lane's as a ghost. */
export function LossChart({ lane, axis }: LossChartProps) {
  const text = useText();
  const { charts } = text;
  const host = useRef<HTMLDivElement>(null);
  const caption = useLossCaption(lane);
  const lanes = useLab((state) => state.lanes.length);
  const ghost = ghostOf(lane, lanes);
  const words = charts.lossChart;
  const chart = useChart(host, createLoss, () => lossData(pageLab, lane, axis, words));
  return (
    <ChartFigure
      className={axis ? "loss with-axis" : "loss"}
      host={host}
      caption={spoken(text, caption)}
      targetAt={(x) => ({ layer: null, step: chart.current?.stepAt(x) ?? null })}
      onKey={walkSteps}
    >
      <div className="chart-title">
        <span className="name">{charts.loss}</span>
        {ghost !== null && <small>{charts.dotted(laneLetter(ghost))}</small>}
        <span className="grow" />
        <TableDialog title={charts.loss}>
          <LossTable />
        </TableDialog>
        <SaveChart host={host} name="loss" title={charts.loss} lane={lane} x="step" y="loss" caption={caption} />
      </div>
    </ChartFigure>
  );
}

function useLossCaption(lane: number): string {
  const { charts, lane: words } = useText();
  const history = useTold((state) => state.lanes[lane])?.run?.history;
  const playhead = useTold((state) => state.playhead);
  const step = history ? Math.min(playhead, history.steps - 1) : -1;
  const loss = history ? valueAt(history, "loss", step) : null;
  const letter = laneLetter(lane);
  return !history || loss === null
    ? `${words.label(letter)}: ${charts.notRun}`
    : charts.lossCaption(letter, history.span(step), loss);
}
