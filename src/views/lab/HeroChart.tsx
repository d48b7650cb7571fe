import { useMemo, useRef } from "react";
import { createGradientNorms } from "../../charts/gradientNorms.ts";
import { layerColumns } from "../../charts/layerColumns.ts";
import { spoken } from "../../text/spoken.ts";
import { laneLetter } from "../LaneTag.tsx";
import { useLab } from "../labStore.ts";
import { useText } from "../settings.ts";
import { ChartFigure } from "./ChartFigure.tsx";
import { chainLengthOf } from "./chainLengthOf.ts";
import { heroData } from "./heroData.ts";
import { LayerTable } from "./LayerTable.tsx";
import { QuantityMenu } from "./QuantityMenu.tsx";
import { quantityOf } from "./quantityOf.ts";
import { ScaleChoice } from "./ScaleChoice.tsx";
import { shownStep } from "./shownStep.ts";
import { TableDialog } from "./TableDialog.tsx";
import { useChart } from "./useChart.ts";
import { useOverTime } from "./useOverTime.ts";
import { walkLayers } from "./walk.ts";

/** The lane's main picture: the gradient at each layer, with the choice of what is shown and on which scale. */
export function HeroChart({ lane }: { readonly lane: number }) {
  const text = useText();
  const host = useRef<HTMLDivElement>(null);
  const hiddenLayers = useLab((state) => chainLengthOf(state.lanes[lane]));
  const quantity = useLab((state) => quantityOf(state.lanes[lane], state.quantity));
  const caption = useHeroCaption(lane);
  const overTime = useOverTime(lane);
  const { hero, heroTime } = text.charts;
  const words = useMemo(() => (overTime ? { ...hero, ...heroTime } : hero), [overTime, hero, heroTime]);
  const chart = useChart(host, createGradientNorms, () => heroData(lane, words));
  return (
    <ChartFigure
      className="hero"
      host={host}
      caption={caption}
      targetAt={(x) => ({ layer: chart.current?.layerAt(x) ?? null, step: null })}
      onKey={(key) => walkLayers(key, hiddenLayers, "ArrowLeft", "ArrowRight")}
    >
      <div className="chart-title">
        <QuantityMenu overTime={overTime} />
        <span className="grow" />
        <TableDialog title={(overTime ? text.quantities.time : text.quantities)[quantity]}>
          <LayerTable lane={lane} />
        </TableDialog>
        <ScaleChoice />
      </div>
    </ChartFigure>
  );
}

function useHeroCaption(lane: number): string {
  const text = useText();
  const state = useLab((lab) => lab.lanes[lane]);
  const playhead = useLab((lab) => lab.playhead);
  const quantity = useLab((lab) => quantityOf(lab.lanes[lane], lab.quantity));
  const history = state?.run?.history;
  const step = shownStep(state, playhead);
  if (!history || step < 0) return `${text.lane.label(laneLetter(lane))}: ${text.charts.notRun}`;
  const columns = layerColumns(history.layout, quantity);
  const bin = history.binOf(step);
  const caption = text.charts.heroCaption({
    lane: laneLetter(lane),
    step,
    quantity,
    overTime: state?.experiment.model.kind !== "mlp",
    first: history.last(bin, columns[0] ?? 0),
    last: history.last(bin, columns[columns.length - 1] ?? 0),
  });
  return spoken(text, caption);
}
