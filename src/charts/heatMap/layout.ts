import type { Box } from "../labels.ts";
import { plotBox, SIDES } from "../margins.ts";
import { type StepAxis, stepAxis } from "../stepAxis.ts";
import type { HeatMapData } from "./data.ts";

/** Where the picture stands. */
export interface HeatLayout {
  readonly plot: Box;
  readonly rows: number;
  readonly rowHeight: number;
  readonly steps: StepAxis;
  readonly scale: number;
  /** The upper edge of a layer's row: layer 1 at the bottom, the output on top. */
  top(layer: number): number;
  /** The layer at a height, null beside the plot. */
  layerAt(y: number): number | null;
}

/** `rows`: the layers and the output. */
export function heatLayout(width: number, height: number, { variant, window }: HeatMapData, rows: number): HeatLayout {
  const plot = plotBox(width, height, variant, 2, 2);
  const rowHeight = plot.height / rows;
  return {
    plot,
    rows,
    rowHeight,
    steps: stepAxis(window, plot.x, plot.x + plot.width, plot.width),
    scale: SIDES[variant].scale,
    top: (layer) => plot.y + (rows - layer) * rowHeight,
    layerAt(y) {
      if (y < plot.y || y > plot.y + plot.height) return null;
      return Math.max(1, rows - Math.floor((y - plot.y) / rowHeight));
    },
  };
}
