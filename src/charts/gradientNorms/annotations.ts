import { figure, growth, powerOfTen } from "../../text/numbers.ts";
import { type Box, crossing, type Polyline, placeLabels } from "../labels.ts";
import type { Palette, TextStyle } from "../palette.ts";
import type { HeroData } from "./data.ts";
import { arrowOf } from "./jumpArrow.ts";
import type { HeroLayout } from "./layout.ts";
import { previousRow } from "./rows.ts";
import type { Scene } from "./scene.ts";

/** A text with its place, `x`, `y` being the start of its baseline, and the room that it takes. */
export interface Annotation {
  readonly kind: "value" | "jump" | "limit" | "theory" | "trail";
  readonly text: string;
  /** A second line, under a jump. */
  readonly note?: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** The end that has to stand exactly where it was placed, whatever the text measures; the start unless said. */
  readonly flush?: "end";
  readonly box: Box;
}

/** A text before it is placed: `places` are starts of its baseline, the most wanted first. */
interface Wanted {
  readonly kind: Annotation["kind"];
  readonly text: string;
  readonly note?: string;
  readonly width: number;
  readonly flush?: "end";
  /** It is left out rather than laid over a line; a trail alone may run behind it. */
  readonly clear?: true;
  readonly size: number;
  /** Pixels from the first to the last baseline. */
  readonly lines: number;
  readonly places: readonly { readonly x: number; readonly y: number }[];
}

/** What a placed label needs to know of its surroundings. */
export interface Setting {
  readonly data: HeroData;
  readonly scene: Scene;
  readonly palette: Palette;
  measure(text: string, style: TextStyle): number;
}

/** Height of a raised exponent above the baseline and depth below it, against the size of the text. */
const ASCENT = 0.92;
const DESCENT = 0.2;
/** Pixels of surface around a text. */
const HALO = 2;

/** What is said beside the lines, each in a place where it covers no other; what finds no room is left out. */
export function annotationsOf(setting: Setting): readonly Annotation[] {
  const { scene } = setting;
  const wanted = [value(setting), jump(setting), limit(setting), theory(setting), trail(setting)].filter(
    (each) => each !== null,
  );
  const lines = linesOf(scene);
  const placed = wanted.map((each) => placesOf(each, lines));
  const boxes = placed.map((places) => places.map(({ box }) => box));
  const chosen = placeLabels(boxes, frameOf(scene.layout), takenOf(scene), lines);
  return wanted.flatMap((each, i) => {
    const place = placed[i]?.[chosen[i] ?? -1];
    return place ? [{ ...each, ...place }] : [];
  });
}

/** Where a text may stand, with the room that it takes there. */
function placesOf(wanted: Wanted, lines: readonly Polyline[]): readonly { x: number; y: number; box: Box }[] {
  const places = wanted.places.map((place) => ({ ...place, box: boxOf(wanted, place) }));
  if (!wanted.clear) return places;
  const solid = lines.filter((line) => line.weight > TRAIL_WEIGHT);
  return places.filter(({ box }) => solid.every((line) => crossing(box, line) === 0));
}

function boxOf({ width, size, lines }: Wanted, { x, y }: { x: number; y: number }): Box {
  const height = (ASCENT + DESCENT) * size + lines;
  return { x: x - HALO, y: y - ASCENT * size - HALO, width: width + 2 * HALO, height: height + 2 * HALO };
}

export function frameOf({ plot }: HeroLayout): Box {
  return { x: plot.x - 6, y: plot.y, width: plot.width + 12, height: plot.height - 1 };
}

/** The strips above and below the scale and the arrow of a jump: no text covers them. */
function takenOf({ layout, jump, below }: Scene): readonly Box[] {
  const { strip, lowerStrip, scale } = layout;
  const taken = [{ ...strip, height: strip.height + 1 }];
  if (below) taken.push(lowerStrip);
  const arrow = jump && arrowOf(jump, layout);
  if (arrow) taken.push({ x: arrow.x - 5 * scale, y: arrow.to, width: 10 * scale, height: arrow.from - arrow.to });
  return taken;
}

const TRAIL_WEIGHT = 1;

/** The drawn lines and the arrow; the current line is the one least to be covered. */
export function linesOf({ layout, rows, theory, jump }: Scene): readonly Polyline[] {
  const lines: Polyline[] = [];
  const add = (row: Float64Array, weight: number) =>
    lines.push({
      points: row.length,
      weight,
      x: (i) => layout.layers.x(i + 1),
      y: (i) => layout.y.y(row[i] as number),
    });
  if (theory) add(theory.line, 2);
  if (!rows) return lines;
  for (let k = 0; k < rows.trailing; k++) add(rows.trail[k] as Float64Array, TRAIL_WEIGHT);
  add(rows.current, 4);
  const arrow = jump && arrowOf(jump, layout);
  if (arrow) lines.push({ points: 2, weight: 2, x: () => arrow.x, y: (i) => (i === 0 ? arrow.from : arrow.to) });
  return lines;
}

/** The value at layer 1, above the line or below it. */
function value({ scene, palette, measure }: Setting): Wanted | null {
  const { layout, rows } = scene;
  const log = rows?.current[0];
  if (log === undefined) return null;
  const text = figure(10 ** log);
  const size = palette.sizes.value;
  const { plot, strip, scale } = layout;
  const bottom = plot.y + plot.height;
  const high = !Number.isFinite(log) && log !== Number.NEGATIVE_INFINITY;
  const y = high ? strip.y + strip.height : Math.min(bottom, layout.y.y(Math.max(log, layout.y.domain[0])));
  const x = layout.layers.x(1);
  const above = [10, 13, 18].map((up) => ({ x: x + (up > 10 ? 2 : 0) * scale, y: y - up * scale }));
  const below = [8, 12].map((down) => ({ x: x + 2 * scale, y: y + size * ASCENT + down * scale }));
  return {
    kind: "value",
    text,
    width: measure(text, "value"),
    size,
    lines: 0,
    places: high ? below : [...above, ...below],
  };
}

/** "×10^23, in one update" beside the arrow; where the arrow is too short for that, above the line that it leads to. */
function jump({ scene, data, palette, measure }: Setting): Wanted | null {
  const { rows } = scene;
  if (!scene.jump || !rows) return null;
  const arrow = arrowOf(scene.jump, scene.layout);
  const text = `×${powerOfTen(Math.round(scene.jump.to - scene.jump.from))}`;
  const note = data.words.inOneUpdate;
  const { strong, note: small } = palette.sizes;
  const lines = small * 1.4;
  const width = Math.max(measure(text, "strong"), measure(note, "note"));
  const [right, left] = [arrow.x + 10 * scene.layout.scale, arrow.x - 10 * scene.layout.scale - width];
  const near = [0.5, 0.35, 0.65, 0.2, 0.8].flatMap((part) => {
    const y = arrow.from + (arrow.to - arrow.from) * part + strong / 2 - lines / 2;
    return [
      { x: right, y },
      { x: left, y },
    ];
  });
  const [ahead, ...aside] = along(scene, [rows.current], width, [0.5, 0.6, 0.4]);
  const over = [...(ahead ? [{ ...ahead, x: arrow.x - 4 * scene.layout.scale }] : []), ...aside].map(({ x, top }) => ({
    x,
    y: top - lines,
  }));
  return { kind: "jump", text, note, width, size: strong, lines, places: [...near, ...over] };
}

/** Names the ceiling; of a fitted scale it says what the scale is. */
function limit({ scene, data, palette, measure }: Setting): Wanted {
  const { layout } = scene;
  const { words, variant, domain } = data;
  const named = variant === "compact" ? words.float32Max : `${words.float32Max} 3.4 × ${powerOfTen(38)}`;
  const text = domain ? words.fitted(powerOfTen(Math.round(domain[0])), powerOfTen(Math.floor(domain[1]))) : named;
  const width = measure(text, "note");
  const y = layout.strip.y + layout.strip.height + palette.sizes.note * ASCENT + 4 * layout.scale;
  const { x: left, width: room } = layout.plot;
  const places = [left + room - width, left + (room - width) / 2, left + 4].map((x) => ({ x, y }));
  return { kind: "limit", text, width, flush: "end", size: palette.sizes.note, lines: 0, places };
}

/** Along the theory line, or below everything that is drawn; a phone has room for it only before the first step. */
function theory({ scene, data, palette, measure }: Setting): Wanted | null {
  const { rows } = scene;
  if (!scene.theory || (rows && data.variant === "compact")) return null;
  const { line, factor, onData } = scene.theory;
  const text = onData ? data.words.onTheoryLine(growth(factor)) : data.words.theoryAtStart(growth(factor));
  const width = measure(text, "note");
  const { note: size } = palette.sizes;
  const drawn = rows ? [rows.current, ...rows.trail.slice(0, rows.trailing)] : [];
  const on = (lines: readonly Float64Array[], parts: readonly number[]) => along(scene, lines, width, parts);
  const near = onData
    ? above(on([line, ...drawn.slice(0, 1)], [0.78, 0.62, 0.45, 0.3]))
    : [...below(on([line], [0.5, 0.62, 0.38, 0.75, 0.25]), size), ...above(on([line], [0.5, 0.62, 0.38, 0.75, 0.25]))];
  const places = [...near, ...below(on([line, ...drawn], [0.5, 0.3, 0.7]), size)];
  return { kind: "theory", text, width, clear: true, size, lines: 0, places };
}

/** Names the step before a jump: its line is the one that the arrow leaves. */
function trail({ scene, data, palette, measure }: Setting): Wanted | null {
  const { rows } = scene;
  const before = rows && previousRow(rows);
  if (!before || !scene.jump || data.variant === "compact") return null;
  const text = data.words.step([rows.steps[0] - 1, rows.steps[0] - 1]);
  const width = measure(text, "note");
  const { note: size } = palette.sizes;
  const stretches = along(scene, [before], width, [0.88, 0.75, 0.3]);
  const places = [...above(stretches), ...below(stretches, size)];
  return { kind: "trail", text, width, clear: true, size, lines: 0, places };
}

/** Room for a text along some lines: where it begins, and the lowest baseline above the lines and the edge below them. */
interface Stretch {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

const above = (stretches: readonly Stretch[]) => stretches.map(({ x, top }) => ({ x, y: top }));
const below = (stretches: readonly Stretch[], size: number) =>
  stretches.map(({ x, bottom }) => ({ x, y: bottom + size * ASCENT }));

/** Stretches of that width along `rows`, centred at each of `parts` of their length. */
function along(
  { layout }: Scene,
  rows: readonly Float64Array[],
  width: number,
  parts: readonly number[],
): readonly Stretch[] {
  const { scale, layers } = layout;
  return parts.map((part) => {
    const x = layers.x(1 + part * (layers.points - 1)) - width / 2;
    const [top, bottom] = extentOf(layout, rows, x, x + width);
    return { x, top: top - 6 * scale, bottom: bottom + 5 * scale };
  });
}

/** The highest and lowest pixel of lines between two x. */
function extentOf(
  { layers, y }: HeroLayout,
  rows: readonly Float64Array[],
  from: number,
  to: number,
): readonly [number, number] {
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    for (let i = 0; i < row.length; i++) {
      const x = layers.x(i + 1);
      const height = y.y(row[i] as number);
      if (x < from - layers.spacing || x > to + layers.spacing || !Number.isFinite(height)) continue;
      top = Math.min(top, height);
      bottom = Math.max(bottom, height);
    }
  }
  return [top, bottom];
}
