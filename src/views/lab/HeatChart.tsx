import { useRef } from "react";
import { createHeatMap, type HeatMapData } from "../../charts/heatMap.ts";
import { createLegend } from "../../charts/legend.ts";
import { SaveChart } from "../export/SaveChart.tsx";
import { laneLetter } from "../LaneTag.tsx";
import { labStore, useLab } from "../labStore.ts";
import { useText } from "../settings.ts";
import { ChartFigure } from "./ChartFigure.tsx";
import { chainLengthOf } from "./chainLengthOf.ts";
import { LayerTable } from "./LayerTable.tsx";
import { lookOf } from "./look.ts";
import { quantityOf } from "./quantityOf.ts";
import { stepViewOf } from "./stepViewOf.ts";
import { TableDialog } from "./TableDialog.tsx";
import { useChart } from "./useChart.ts";
import { useOverTime } from "./useOverTime.ts";
import { useTold } from "./useTold.ts";
import { walkLayers, walkSteps } from "./walk.ts";

/** Every layer at every step as a colour, with the key of the colours. */
export function HeatChart({ lane }: { readonly lane: number }) {
  const { charts } = useText();
  const host = useRef<HTMLDivElement>(null);
  const legend = useRef<HTMLDivElement>(null);
  const hiddenLayers = useLab((state) => chainLengthOf(state.lanes[lane]));
  const steps = useTold((state) => state.lanes[lane]?.run?.steps ?? 0);
  const overTime = useOverTime(lane);
  const title = overTime ? charts.heatTime : charts.heat;
  const caption = charts.heatCaption(laneLetter(lane), steps, hiddenLayers);
  const words = charts.heatMap;
  const chart = useChart(host, createHeatMap, () => heatData(lane, words));
  useChart(legend, createLegend, () => lookOf(lane));
  return (
    <ChartFigure
      className="heat"
      host={host}
      caption={caption}
      targetAt={(x, y) => ({ layer: chart.current?.layerAt(y) ?? null, step: chart.current?.stepAt(x) ?? null })}
      onKey={(key) => walkSteps(key) || walkLayers(key, hiddenLayers, "ArrowDown", "ArrowUp")}
    >
      <div className="chart-title">
        <span className="name">{title}</span>
        <span className="grow" />
        <TableDialog title={title}>
          <LayerTable lane={lane} />
        </TableDialog>
        <SaveChart
          host={host}
          legend={legend}
          name="heat"
          title={title}
          lane={lane}
          x="step"
          y={overTime ? "timeStep" : "layer"}
          caption={caption}
        />
        <div ref={legend} className="legend" />
      </div>
    </ChartFigure>
  );
}

function heatData(lane: number, words: HeatMapData["words"]): HeatMapData {
  const { lanes, quantity, hoverLayer } = labStore.getState();
  const state = lanes[lane];
  return {
    ...stepViewOf(lane),
    history: state?.run?.history ?? null,
    quantity: quantityOf(state, quantity),
    hiddenLayers: chainLengthOf(state),
    hoverLayer,
    dead: state?.run?.state === "dead",
    words,
  };
}
