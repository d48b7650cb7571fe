import { useMemo, useRef } from "react";
import { createGradientNorms } from "../../charts/gradientNorms.ts";
import { spoken } from "../../text/spoken.ts";
import { SaveChart } from "../export/SaveChart.tsx";
import { useLab } from "../labStore.ts";
import { useText } from "../settings.ts";
import { ChartFigure } from "./ChartFigure.tsx";
import { chainLengthOf } from "./chainLengthOf.ts";
import { heroCaption } from "./heroCaption.ts";
import { heroData } from "./heroData.ts";
import { LayerTable } from "./LayerTable.tsx";
import { QuantityMenu } from "./QuantityMenu.tsx";
import { quantityOf } from "./quantityOf.ts";
import { ScaleChoice } from "./ScaleChoice.tsx";
import { TableDialog } from "./TableDialog.tsx";
import { useChart } from "./useChart.ts";
import { useOverTime } from "./useOverTime.ts";
import { useTold } from "./useTold.ts";
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
  const title = (overTime ? text.quantities.time : text.quantities)[quantity];
  const words = useMemo(() => (overTime ? { ...hero, ...heroTime } : hero), [overTime, hero, heroTime]);
  const chart = useChart(host, createGradientNorms, () => heroData(lane, words));
  return (
    <ChartFigure
      className="hero"
      host={host}
      caption={spoken(text, caption)}
      targetAt={(x) => ({ layer: chart.current?.layerAt(x) ?? null, step: null })}
      onKey={(key) => walkLayers(key, hiddenLayers, "ArrowLeft", "ArrowRight")}
    >
      <div className="chart-title">
        <QuantityMenu overTime={overTime} />
        <span className="grow" />
        <TableDialog title={title}>
          <LayerTable lane={lane} />
        </TableDialog>
        <SaveChart
          host={host}
          name="gradient"
          title={title}
          lane={lane}
          x={overTime ? "timeStep" : "layer"}
          y={quantity}
          caption={caption}
        />
        <ScaleChoice />
      </div>
    </ChartFigure>
  );
}

function useHeroCaption(lane: number): string {
  const text = useText();
  const state = useTold((lab) => lab.lanes[lane]);
  const playhead = useTold((lab) => lab.playhead);
  const chosen = useTold((lab) => lab.quantity);
  return heroCaption(text, state, lane, playhead, chosen);
}
