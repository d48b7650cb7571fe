import type { Chart } from "./chart.ts";
import type { HeatMapData } from "./heatMap/data.ts";
import { type HeatLayout, heatLayout } from "./heatMap/layout.ts";
import { createHeatNotes } from "./heatMap/notes.ts";
import { createHeatPicture } from "./heatMap/picture.ts";
import { layerColumns } from "./layerColumns.ts";
import { createStage } from "./stage.ts";
import { textWidths } from "./textWidths.ts";

export type { HeatMapData } from "./heatMap/data.ts";

/** Every layer, every step: the output on top, so that the backward pass runs downward. */
export interface HeatMap extends Chart<HeatMapData> {
  /** The step under a pointer, `x` in pixels from the chart's left edge. */
  stepAt(x: number): number | null;
  /** The layer under a pointer, `y` in pixels from the chart's upper edge. */
  layerAt(y: number): number | null;
}

export function createHeatMap(host: HTMLElement): HeatMap {
  const stage = createStage(host);
  const picture = createHeatPicture(stage);
  const notes = createHeatNotes(stage.svg, textWidths(stage.context));
  let layout: HeatLayout | null = null;
  return {
    resize: stage.resize,
    stepAt: (x) => layout?.steps.stepAt(x) ?? null,
    layerAt: (y) => layout?.layerAt(y) ?? null,
    draw(data) {
      if (!stage.changed(data, data.history?.version ?? -1)) return;
      const columns = data.history ? layerColumns(data.history.layout, data.quantity) : [];
      layout = heatLayout(stage.width, stage.height, data, columns.length || data.hiddenLayers + 1);
      const painted = picture.paint(data, layout, columns);
      notes.draw(data, layout, stage.palette, painted, stage.height);
    },
    destroy: stage.destroy,
  };
}
