import type { Chart } from "./chart.ts";
import { type Annotation, annotationsOf, type Setting } from "./gradientNorms/annotations.ts";
import { createHeroAxes } from "./gradientNorms/axes.ts";
import type { HeroData } from "./gradientNorms/data.ts";
import { arrowOf, arrowPath } from "./gradientNorms/jumpArrow.ts";
import { paintScene } from "./gradientNorms/paint.ts";
import { rowReader } from "./gradientNorms/rows.ts";
import { type Scene, sceneOf } from "./gradientNorms/scene.ts";
import { createTipMark, tipOf } from "./gradientNorms/tooltip.ts";
import { overlaps } from "./labels.ts";
import { createPatternSource } from "./patterns.ts";
import { createShapeMark } from "./shapeMark.ts";
import { createStage } from "./stage.ts";
import { createTextMark } from "./textMark.ts";
import { textWidths } from "./textWidths.ts";

export type { HeroData, HeroWords } from "./gradientNorms/data.ts";
export { createFit } from "./gradientNorms/fit.ts";

/** The hero: the size of the gradient at each layer, on the way back from the output to the input. */
export interface GradientNorms extends Chart<HeroData> {
  /** The layer under a pointer, `x` in pixels from the chart's left edge; null beside the plot and before the first draw. */
  layerAt(x: number): number | null;
}

export function createGradientNorms(host: HTMLElement): GradientNorms {
  const stage = createStage(host);
  const { svg } = stage;
  const reader = rowReader();
  const widths = textWidths(stage.context);
  const patterns = createPatternSource(stage);
  const axes = createHeroAxes(svg);
  const arrow = createShapeMark(svg, "path", "chart-arrow");
  const texts = {
    value: createTextMark(svg, "chart-value chart-halo"),
    jump: createTextMark(svg, "chart-strong chart-halo"),
    limit: createTextMark(svg, "chart-note chart-halo"),
    theory: createTextMark(svg, "chart-note chart-halo"),
    trail: createTextMark(svg, "chart-note chart-halo"),
  } satisfies Record<Annotation["kind"], unknown>;
  const kinds = Object.keys(texts) as Annotation["kind"][];
  const jumpNote = createTextMark(svg, "chart-note chart-halo");
  const empty = createTextMark(svg, "chart-strong chart-halo");
  const emptyNote = createTextMark(svg, "chart-note chart-halo");
  const ring = createShapeMark(svg, "circle", "chart-ring");
  const tipMark = createTipMark(svg);
  let scene: Scene | null = null;

  function drawAnnotations(placed: readonly Annotation[]): void {
    for (const kind of kinds) {
      const found = placed.find((each) => each.kind === kind);
      if (!found) texts[kind].hide();
      else if (found.flush) texts[kind].show(found.text, found.x + found.width, found.y, found.flush);
      else texts[kind].show(found.text, found.x, found.y);
    }
    const noted = placed.find((each) => each.note !== undefined);
    if (noted?.note === undefined) jumpNote.hide();
    else jumpNote.show(noted.note, noted.x, noted.y + stage.palette.sizes.note * 1.4);
  }

  function drawArrow({ jump, layout }: Scene): void {
    const drawn = jump && arrowOf(jump, layout);
    if (!drawn || drawn.from <= drawn.to) arrow.hide();
    else arrow.show({ d: arrowPath(drawn), "stroke-width": 1.3 * layout.scale });
  }

  function drawEmpty({ rows, theory, layout }: Scene, { words, playing }: HeroData): void {
    const { plot, scale } = layout;
    const [x, y] = [plot.x + plot.width / 2, plot.y + plot.height / 2];
    if (rows || playing) empty.hide();
    else empty.show(words.pressPlay, x, y, "middle");
    if (rows || playing || !theory) emptyNote.hide();
    else emptyNote.show(words.theoryHint, x, y + 18 * scale, "middle");
  }

  function drawHover({ rows, layout }: Scene, layer: number | null): void {
    const log = layer === null ? Number.NaN : (rows?.current[layer - 1] ?? Number.NaN);
    const { scale, y, layers } = layout;
    if (layer === null || !Number.isFinite(log) || log < y.domain[0]) ring.hide();
    else ring.show({ cx: layers.x(layer), cy: y.y(log), r: 5 * scale, "stroke-width": 2.5 * scale });
  }

  function drawTip(setting: Setting, placed: readonly Annotation[]): readonly Annotation[] {
    const tip = tipOf(setting, placed);
    const { sizes } = stage.palette;
    if (!tip) tipMark.hide();
    else tipMark.show(tip, setting.scene.layout.scale, sizes.tip, sizes.strong);
    return tip ? placed.filter((each) => !overlaps(each.box, tip.box)) : placed;
  }

  return {
    resize: stage.resize,
    layerAt: (x) => scene?.layout.layers.layerAt(x) ?? null,
    draw(data) {
      if (!stage.changed(data, data.history?.version ?? -1)) return;
      const { palette } = stage;
      scene = sceneOf(data, stage.width, stage.height, reader);
      const measure: Setting["measure"] = (text, style) => widths.width(text, style, palette);
      const setting = { data, scene, palette, measure };
      const brush = {
        context: stage.paint(),
        palette,
        patterns: patterns.get(),
        dotBorder: data.variant !== "compact",
      };
      paintScene(brush, scene, data.hoverLayer);
      axes.draw(setting);
      drawArrow(scene);
      drawEmpty(scene, data);
      drawHover(scene, data.hoverLayer);
      drawAnnotations(drawTip(setting, annotationsOf(setting)));
    },
    destroy: stage.destroy,
  };
}
