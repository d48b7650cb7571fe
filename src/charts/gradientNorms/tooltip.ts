import { figure } from "../../text/numbers.ts";
import { type Box, contains, leastCrossed, type Polyline } from "../labels.ts";
import { createShapeMark } from "../shapeMark.ts";
import { createTextMark } from "../textMark.ts";
import { type Annotation, frameOf, linesOf, type Setting } from "./annotations.ts";
import type { HeroLayout } from "./layout.ts";

/** The linked layer's own value, in a box on the side where the fewest marks are. */
export interface Tip {
  readonly head: string;
  readonly value: string;
  readonly box: Box;
}

export function tipOf(setting: Setting, annotations: readonly Annotation[]): Tip | null {
  const { scene, data, palette, measure } = setting;
  const { rows, layout } = scene;
  const layer = data.hoverLayer;
  if (!rows || layer === null || layer > rows.points) return null;
  const output = layer === rows.points && layer > data.hiddenLayers;
  const head = output ? data.words.outputAtStep(rows.steps) : data.words.layerAtStep(layer, rows.steps);
  const value = figure(10 ** (rows.current[layer - 1] as number));
  const width = Math.max(measure(head, "tip"), measure(value, "strong")) + 20 * layout.scale;
  const height = (palette.sizes.tip + palette.sizes.strong) * 1.3 + 12 * layout.scale;
  const boxes = sides(setting, layer, width, height);
  const frame = belowStrip(layout);
  const marks = [...linesOf(scene), ...annotations.map((each) => diagonal(each.box))];
  const box = boxes[leastCrossed(boxes, (each) => contains(frame, each), marks)];
  return box ? { head, value, box } : null;
}

/** Where a tooltip may stand: not over the strip of what is not finite. */
function belowStrip(layout: HeroLayout): Box {
  const frame = frameOf(layout);
  const top = layout.strip.y + layout.strip.height + 3 * layout.scale;
  return { ...frame, y: top, height: frame.y + frame.height - top };
}

/** A label as a line through its box: covering it costs as much as covering a mark of its length. */
function diagonal({ x, y, width, height }: Box): Polyline {
  return { points: 2, weight: 1, x: (i) => x + i * width, y: (i) => y + i * height };
}

/** Right and left of the layer's column, above its dot and below, then further away from it. */
function sides({ scene }: Setting, layer: number, width: number, height: number): readonly Box[] {
  const { layout, rows } = scene;
  const { plot, scale, layers } = layout;
  const x = layers.x(layer);
  const log = rows?.current[layer - 1] as number;
  const dot = Number.isFinite(log) ? layout.y.y(log) : plot.y + plot.height / 2;
  const left = Math.max(frameOf(layout).x, x - 16 * scale - width);
  const across = left + width < x - 4 * scale ? [x + 16 * scale, left] : [x + 16 * scale];
  const gap = 12 * scale;
  const down = [
    dot - height - gap,
    dot + gap,
    dot - 2 * height - gap,
    dot + height + gap,
    plot.y + (plot.height - height) / 2,
  ];
  return down.flatMap((y) => across.map((left) => ({ x: left, y, width, height })));
}

export interface TipMark {
  show(tip: Tip, scale: number, headSize: number, valueSize: number): void;
  hide(): void;
}

export function createTipMark(svg: SVGElement): TipMark {
  const box = createShapeMark(svg, "rect", "chart-badge");
  const head = createTextMark(svg, "chart-tip-head");
  const value = createTextMark(svg, "chart-tip-value");
  return {
    show(tip, scale, headSize, valueSize) {
      box.show({ ...tip.box, rx: 6 * scale });
      const x = tip.box.x + 10 * scale;
      const first = tip.box.y + 6 * scale + headSize;
      head.show(tip.head, x, first);
      value.show(tip.value, x, first + valueSize * 1.25);
    },
    hide() {
      box.hide();
      head.hide();
      value.hide();
    },
  };
}
