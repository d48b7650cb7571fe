import type { Section } from "../engine/cliff/shapes.ts";
import type { Chart } from "./chart.ts";
import { overBias } from "./cliff/overBias.ts";
import { createStage, type Look } from "./stage.ts";
import { createTextMark, createTextMarks } from "./textMark.ts";

export interface CliffSectionData extends Look {
  readonly section: Section | null;
  /** Says where the wall stands. */
  readonly wall: (b: number) => string;
}

const LOSSES = [0, 0.1, 0.2, 0.3, 0.4, 0.5];

/** The loss along b at one w, with the wall marked. */
export function createCliffSection(host: HTMLElement): Chart<CliffSectionData> {
  const stage = createStage(host);
  const ticks = createTextMarks(stage.svg, "chart-tick");
  const note = createTextMark(stage.svg, "chart-note chart-halo");
  return {
    resize: stage.resize,
    draw(data) {
      if (!stage.changed(data, 0)) return;
      const context = stage.paint();
      const { section } = data;
      note.hide();
      if (section === null) return;
      const { palette } = stage;
      const [least, most] = [section.b[0] as number, section.b.at(-1) as number];
      const { x, y, top, bottom } = overBias(stage, ticks, [least, most], LOSSES, "b");
      context.beginPath();
      for (let k = 0; k < section.b.length; k++)
        context.lineTo(x(section.b[k] as number), y(section.loss[k] as number));
      context.strokeStyle = palette.ink;
      context.lineWidth = palette.markLine;
      context.lineJoin = "round";
      context.stroke();
      if (section.wall === null) return;
      context.strokeStyle = palette.magnitudes.at(-1) ?? palette.ink;
      context.setLineDash([2, 3]);
      context.strokeRect(Math.round(x(section.wall)) + 0.5, top, 0, bottom - top);
      context.setLineDash([]);
      note.show(data.wall(section.wall), x(section.wall) + 7, top + 10, "start");
    },
    destroy: stage.destroy,
  };
}
