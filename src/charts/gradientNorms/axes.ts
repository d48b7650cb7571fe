import { powerOfTen } from "../../text/numbers.ts";
import { createShapeMark } from "../shapeMark.ts";
import { createTextMark, createTextMarks } from "../textMark.ts";
import type { Setting } from "./annotations.ts";
import type { HeroLayout } from "./layout.ts";

export interface HeroAxes {
  draw(setting: Setting): void;
}

export function createHeroAxes(svg: SVGElement): HeroAxes {
  const yTicks = createTextMarks(svg, "chart-tick");
  const xTicks = createTextMarks(svg, "chart-tick");
  const axis = createShapeMark(svg, "path", "chart-axis");
  const input = createTextMark(svg, "chart-tick");
  const output = createTextMark(svg, "chart-tick");
  const pass = createTextMark(svg, "chart-tick");
  const arrows = createShapeMark(svg, "path", "chart-axis");

  function drawTicks({ plot, y, layers, scale }: HeroLayout, size: number): void {
    yTicks.begin();
    for (const tick of y.ticks) {
      yTicks.show(tick === 0 ? "1" : powerOfTen(tick), plot.x - 8 * scale, y.y(tick) + size * 0.36, "end");
    }
    yTicks.end();
    xTicks.begin();
    const bottom = plot.y + plot.height;
    for (const tick of layers.ticks) xTicks.show(String(tick), layers.x(tick), bottom + 4 * scale + size, "middle");
    xTicks.end();
  }

  function drawNames({ data, scene, palette, measure }: Setting): void {
    const { plot, scale, layers } = scene.layout;
    const size = palette.sizes.tick;
    const y = plot.y + plot.height + (scale > 1 ? 2.35 * size + 4 * scale : 29);
    const { words } = data;
    input.show(words.input, plot.x - 4, y);
    output.show(words.output, plot.x + plot.width + 4, y, "end");
    const centre = plot.x + plot.width / 2;
    const half = measure(words.backwardPass, "tick") / 2 + 8 * scale;
    const reach = Math.max(half + 12 * scale, 0.153 * plot.width + 16 * scale);
    const side = Math.max(measure(words.input, "tick"), measure(words.output, "tick")) + 8 * scale;
    if (layers.points < 2 || centre - reach < plot.x + side) {
      pass.hide();
      arrows.hide();
      return;
    }
    pass.show(words.backwardPass, centre, y, "middle");
    const [height, head] = [y - 0.35 * size, 3 * scale];
    arrows.show({
      d: `M${centre - half} ${height}H${centre - reach}m${head * 1.3} ${-head}l${-head * 1.3} ${head} ${head * 1.3} ${head}M${centre + half} ${height}H${centre + reach}`,
      "stroke-width": 1.1 * scale,
    });
  }

  return {
    draw(setting) {
      const { layout } = setting.scene;
      drawTicks(layout, setting.palette.sizes.tick);
      axis.show({ d: axisPath(layout), "stroke-width": layout.scale });
      drawNames(setting);
    },
  };
}

function axisPath({ plot, layers, scale }: HeroLayout): string {
  const bottom = Math.round(plot.y + plot.height) + 0.5;
  const ticks = layers.ticks.map((tick) => `M${layers.x(tick).toFixed(1)} ${bottom}v${4 * scale}`).join("");
  return `M${plot.x} ${bottom}H${plot.x + plot.width}${ticks}`;
}
