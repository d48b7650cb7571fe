import { PATH_STRIDE, type Surface } from "../engine/cliff/shapes.ts";
import type { Chart } from "./chart.ts";
import { cliffColours, shadeOf } from "./cliff/colours.ts";
import { paintSpot, paintThrown, paintWalk, pointAt } from "./cliff/paintWalk.ts";
import { walkedOf } from "./cliff/walks.ts";
import type { CliffSurfaceData } from "./cliffSurface.ts";
import { createStage } from "./stage.ts";
import { createTextMarks } from "./textMark.ts";

type CliffAboveData = Omit<CliffSurfaceData, "turn" | "moving" | "words"> & {
  /** The weight along which the section is cut. */
  readonly section: number;
};

export interface CliffAboveChart extends Chart<CliffAboveData> {
  pick(x: number, y: number): { readonly w: number; readonly b: number } | null;
}

const MARGIN = { left: 30, right: 6, top: 6, bottom: 24 } as const;
const WALK = { dot: 1.3, width: 1.6 } as const;

/** The same landscape from above, b upwards, with the paths and the line of the section. */
export function createCliffAbove(host: HTMLElement): CliffAboveChart {
  const stage = createStage(host);
  const ticks = createTextMarks(stage.svg, "chart-tick");
  const names = createTextMarks(stage.svg, "chart-note");
  const canvas = host.ownerDocument.createElement("canvas");
  let drawn: Surface | null = null;
  let drawnTheme = "";

  const plot = () => ({
    left: MARGIN.left,
    top: MARGIN.top,
    width: Math.max(1, stage.width - MARGIN.left - MARGIN.right),
    height: Math.max(1, stage.height - MARGIN.top - MARGIN.bottom),
  });

  function prepare(surface: Surface, theme: string): void {
    if (surface === drawn && theme === drawnTheme) return;
    const { columns, rows, gradient, loss, b } = surface;
    const height = (b[1] - b[0]) / rows;
    /** Between two rows, where the wall is thinner than a cell. */
    const slope = (row: number, column: number) => {
      const [here, below] = [loss[row * columns + column], loss[Math.max(0, row - 1) * columns + column]];
      return Math.abs((here as number) - (below as number)) / height;
    };
    const image = new ImageData(columns, rows);
    const pixels = new Uint32Array(image.data.buffer);
    const colours = cliffColours(stage.palette.magnitudes);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const shade = Math.max(shadeOf(gradient[row * columns + column] as number), shadeOf(slope(row, column)));
        pixels[(rows - 1 - row) * columns + column] = colours[shade] as number;
      }
    }
    canvas.width = columns;
    canvas.height = rows;
    canvas.getContext("2d")?.putImageData(image, 0, 0);
    drawn = surface;
    drawnTheme = theme;
  }

  return {
    resize: stage.resize,
    draw(data) {
      if (!stage.changed(data, 0)) return;
      const context = stage.paint();
      const { surface } = data;
      if (surface === null) return;
      const { palette } = stage;
      const { left, top, width, height } = plot();
      const { w, b } = surface;
      const place = (pw: number, pb: number): readonly [number, number] => [
        left + ((pw - w[0]) / (w[1] - w[0])) * width,
        top + ((b[1] - pb) / (b[1] - b[0])) * height,
      ];
      prepare(surface, data.theme);
      context.imageSmoothingEnabled = false;
      context.drawImage(canvas, left, top, width, height);
      context.strokeStyle = palette.ink2;
      context.lineWidth = 1;
      context.setLineDash([2, 3]);
      const [sectionX] = place(data.section, 0);
      context.strokeRect(Math.round(sectionX) + 0.5, top, 0, height);
      context.setLineDash([]);
      ticks.begin();
      names.begin();
      for (let value = Math.ceil(w[0]); value <= w[1]; value++) {
        ticks.show(String(value), place(value, 0)[0], top + height + 16, "middle");
      }
      for (let value = Math.ceil(b[0]); value <= b[1]; value++) {
        ticks.show(String(value).replace("-", "−"), left - 7, place(0, value)[1] + 4, "end");
      }
      names.show("w", left + width, top + height + 16, "end");
      names.show("b", left - 7, top + 10, "end");
      ticks.end();
      names.end();
      context.save();
      context.beginPath();
      context.rect(left, top, width, height);
      context.clip();
      const box = { left: left + 2, top: top + 2, right: left + width - 2, bottom: top + height - 2 };
      for (const [lane, path] of [data.raw, data.clipped].entries()) {
        if (path === null) continue;
        const look = { colour: palette.lanes[lane] ?? palette.ink, casing: palette.surface, ...WALK };
        const walked = walkedOf(path, surface, data.at);
        paintWalk(context, path, walked, place, look);
        const last = pointAt(path, walked.until, place);
        if (walked.thrownTo !== null) {
          const at = walked.thrownTo * PATH_STRIDE;
          paintThrown(context, last, place(path[at] as number, path[at + 1] as number), box, look);
        }
        paintSpot(context, last, 3.5, walked.thrownTo === null ? look.colour : palette.surface, look.colour);
      }
      context.restore();
      paintSpot(context, place(data.start.w, data.start.b), 4, palette.ink, palette.surface);
    },
    pick(x, y) {
      if (drawn === null) return null;
      const { left, top, width, height } = plot();
      const [u, v] = [(x - left) / width, (y - top) / height];
      if (u < 0 || u > 1 || v < 0 || v > 1) return null;
      const { w, b } = drawn;
      return { w: w[0] + (w[1] - w[0]) * u, b: b[1] - (b[1] - b[0]) * v };
    },
    destroy: stage.destroy,
  };
}
