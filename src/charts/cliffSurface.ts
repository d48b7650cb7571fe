import { PATH_STRIDE, type Surface } from "../engine/cliff/shapes.ts";
import type { Chart } from "./chart.ts";
import { type Camera, createCamera, type Seen } from "./cliff/camera.ts";
import { type CliffColours, cliffColours } from "./cliff/colours.ts";
import { paintSpot, paintThrown, paintWalk, pointAt } from "./cliff/paintWalk.ts";
import { createRaster, drawSurface, lossNear, type Raster, shadesOf } from "./cliff/raster.ts";
import { walkedOf } from "./cliff/walks.ts";
import { createStage, type Look } from "./stage.ts";
import { createTextMark, createTextMarks } from "./textMark.ts";

export interface CliffSurfaceData extends Look {
  readonly surface: Surface | null;
  /** Paths of lanes A and B; null: not computed yet. */
  readonly raw: Float64Array | null;
  readonly clipped: Float64Array | null;
  /** The update that is shown. */
  readonly at: number;
  readonly start: { readonly w: number; readonly b: number };
  /** Degrees. */
  readonly turn: number;
  /** It is being turned: a coarser picture will do. */
  readonly moving: boolean;
  readonly words: {
    readonly w: string;
    readonly b: string;
    readonly start: string;
    readonly thrown: (b: number) => string;
  };
}

export interface CliffSurfaceChart extends Chart<CliffSurfaceData> {
  /** The parameters under a pixel; null beside the surface. */
  pick(x: number, y: number): { readonly w: number; readonly b: number } | null;
  /** Pixels of the start. */
  startAt(): readonly [number, number] | null;
}

const MARGIN = { left: 26, right: 26, top: 84, bottom: 44 } as const;
const WALK = { dot: 2.1, width: 2.25 } as const;
const TICK = 7;
/** A raster finer than that costs more than it shows. */
const MOST_RATIO = 2;

/** The loss over (w, b) as a landscape, with the two paths on it. */
export function createCliffSurface(host: HTMLElement): CliffSurfaceChart {
  const stage = createStage(host);
  const ticks = createTextMarks(stage.svg, "chart-tick");
  const names = createTextMarks(stage.svg, "chart-note");
  const notes = createTextMarks(stage.svg, "chart-strong chart-halo");
  const thrownNote = createTextMark(stage.svg, "chart-end chart-halo");
  const canvas = host.ownerDocument.createElement("canvas");
  const seen: Seen = { x: 0, y: 0, depth: 0 };
  let raster: Raster | null = null;
  let drawn = "";
  let drawnSurface: Surface | null = null;
  let shades: Float32Array = new Float32Array();
  let colours: CliffColours = new Uint32Array();
  let camera: Camera | null = null;
  let ratio = 1;
  let start: readonly [number, number] | null = null;

  function prepare({ surface, turn, moving, theme }: CliffSurfaceData & { readonly surface: Surface }): Camera {
    const { width, height } = stage;
    ratio = moving ? Math.min(1, stage.ratio) : Math.min(MOST_RATIO, stage.ratio);
    const { left, right, top, bottom } = MARGIN;
    const box = { left, top, width: Math.max(1, width - left - right), height: Math.max(1, height - top - bottom) };
    const view = createCamera(surface, turn, box);
    const key = `${width} ${height} ${ratio} ${turn} ${theme}`;
    if (key === drawn && surface === drawnSurface) return view;
    if (surface !== drawnSurface) shades = shadesOf(surface);
    colours = cliffColours(stage.palette.magnitudes);
    const [w, h] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
    if (raster?.width !== w || raster.height !== h) raster = createRaster(w, h);
    drawSurface(raster, surface, shades, view, colours, ratio);
    canvas.width = w;
    canvas.height = h;
    canvas.getContext("2d")?.putImageData(raster.image, 0, 0);
    drawn = key;
    drawnSurface = surface;
    return view;
  }

  const place = (w: number, b: number, loss: number): readonly [number, number] => {
    camera?.project(w, b, loss, seen);
    return [seen.x, seen.y];
  };

  function paintAxes(context: CanvasRenderingContext2D, { w, b }: Surface, words: CliffSurfaceData["words"]): void {
    context.strokeStyle = stage.palette.lineStrong;
    context.lineWidth = 1;
    ticks.begin();
    names.begin();
    const middle = place((w[0] + w[1]) / 2, (b[0] + b[1]) / 2, 0);
    const axis = (
      from: readonly [number, number],
      to: readonly [number, number],
      values: readonly number[],
      name: string,
    ) => {
      const at = (part: number) => place(from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part, 0);
      const [a, z] = [at(0), at(1)];
      // Outwards: away from the middle, at right angles to the axis.
      const length = Math.hypot(z[0] - a[0], z[1] - a[1]) || 1;
      let [nx, ny] = [(z[1] - a[1]) / length, (a[0] - z[0]) / length];
      if ((a[0] - middle[0]) * nx + (a[1] - middle[1]) * ny < 0) [nx, ny] = [-nx, -ny];
      context.beginPath();
      context.moveTo(...a);
      context.lineTo(...z);
      const [low, high] = [from[0] === to[0] ? from[1] : from[0], from[0] === to[0] ? to[1] : to[0]];
      for (const value of values) {
        const [x, y] = at((value - low) / (high - low));
        context.moveTo(x, y);
        context.lineTo(x + nx * TICK, y + ny * TICK);
        ticks.show(String(value).replace("-", "−"), x + nx * 18, y + ny * 18 + 4, "middle");
      }
      context.stroke();
      const [x, y] = at(0.5);
      names.show(name, x + nx * 40, y + ny * 40 + 4, nx < -0.2 ? "end" : nx > 0.2 ? "start" : "middle");
    };
    const whole = ([min, max]: readonly [number, number]) =>
      Array.from({ length: Math.floor(max) - Math.ceil(min) + 1 }, (_, k) => Math.ceil(min) + k);
    // The two sides of the base that are nearest to the reader.
    const near = (a: readonly [number, number], z: readonly [number, number]) => {
      camera?.project((a[0] + z[0]) / 2, (a[1] + z[1]) / 2, 0, seen);
      return seen.depth;
    };
    const sides = {
      w: [b[0], b[1]].map(
        (each) =>
          [
            [w[0], each],
            [w[1], each],
          ] as const,
      ),
      b: [w[0], w[1]].map(
        (each) =>
          [
            [each, b[0]],
            [each, b[1]],
          ] as const,
      ),
    };
    for (const name of ["w", "b"] as const) {
      const [first, second] = sides[name];
      if (first === undefined || second === undefined) continue;
      const side = near(...first) < near(...second) ? first : second;
      axis(side[0], side[1], whole(name === "w" ? w : b), words[name]);
    }
    ticks.end();
    names.end();
  }

  function paintPaths(context: CanvasRenderingContext2D, data: CliffSurfaceData, surface: Surface): void {
    const { palette } = stage;
    const box = { left: 4, top: 4, right: stage.width - 4, bottom: stage.height - 4 };
    notes.begin();
    thrownNote.hide();
    for (const [lane, path] of [data.raw, data.clipped].entries()) {
      if (path === null) continue;
      const look = { colour: palette.lanes[lane] ?? palette.ink, casing: palette.surface, ...WALK };
      const walked = walkedOf(path, surface, data.at);
      paintWalk(context, path, walked, place, look);
      const last = pointAt(path, walked.until, place);
      if (walked.thrownTo === null) paintSpot(context, last, 5, look.colour, palette.surface);
      else {
        paintSpot(context, last, 5, palette.surface, look.colour);
        const b = path[walked.thrownTo * PATH_STRIDE + 1] as number;
        const direction = place(...landing(path, walked.thrownTo));
        const [x, y] = paintThrown(context, last, direction, box, look);
        if (lane === 0) {
          const right = x < stage.width / 2;
          thrownNote.show(
            data.words.thrown(b),
            x + (right ? 18 : -18),
            Math.max(18, Math.min(stage.height - 24, y + 6)),
            right ? "start" : "end",
          );
        }
      }
    }
    start = place(data.start.w, data.start.b, lossNear(surface, data.start.w, data.start.b));
    paintSpot(context, start, 5, palette.ink, palette.surface);
    notes.show(data.words.start, start[0] - 12, start[1] + 5, "end");
    notes.end();
  }

  return {
    resize: stage.resize,
    draw(data) {
      if (!stage.changed(data, 0)) return;
      const { surface } = data;
      const context = stage.paint();
      if (surface === null) return;
      camera = prepare({ ...data, surface });
      context.drawImage(canvas, 0, 0, stage.width, stage.height);
      paintAxes(context, surface, data.words);
      paintPaths(context, data, surface);
    },
    startAt: () => start,
    pick(x, y) {
      if (raster === null || drawnSurface === null || camera === null) return null;
      const [px, py] = [Math.floor(x * ratio), Math.floor(y * ratio)];
      if (px < 0 || py < 0 || px >= raster.width || py >= raster.height) return null;
      const quad = raster.quad[py * raster.width + px] as number;
      return quad < 0 ? null : insideOf(drawnSurface.quads, quad, x, y, place);
    },
    destroy: stage.destroy,
  };
}

/** Where the thrown point lies, brought near enough to be drawn: the direction is what counts. */
function landing(path: Float64Array, k: number): readonly [number, number, number] {
  const value = (at: number) => path[at] as number;
  const [from, to] = [(k - 1) * PATH_STRIDE, k * PATH_STRIDE];
  const [w0, b0] = [value(Math.max(0, from)), value(Math.max(1, from + 1))];
  const [dw, db] = [value(to) - w0, value(to + 1) - b0];
  const length = Math.hypot(dw, db);
  if (!Number.isFinite(length) || length === 0) return [w0, b0, 1];
  const scale = Math.min(1, 1.5 / length);
  // It flies over the surface: higher than where it took off.
  return [w0 + dw * scale, b0 + db * scale, 0.6];
}

/** The parameters of a pixel in a quad, by its place in the one of the two triangles that holds it, or near the nearer. */
function insideOf(
  quads: Float32Array,
  quad: number,
  x: number,
  y: number,
  place: (w: number, b: number, loss: number) => readonly [number, number],
): { readonly w: number; readonly b: number } {
  const corner = (k: number) => {
    const at = quad * 16 + k * 4;
    const [w, b, loss] = [quads[at] as number, quads[at + 1] as number, quads[at + 2] as number];
    return { w, b, at: place(w, b, loss) };
  };
  const [a, b, c, d] = [corner(0), corner(1), corner(2), corner(3)];
  let best = { outside: Number.POSITIVE_INFINITY, w: (a.w + c.w) / 2, b: (a.b + c.b) / 2 };
  for (const [p, q, r] of [
    [a, b, c],
    [a, c, d],
  ] as const) {
    const area = (q.at[0] - p.at[0]) * (r.at[1] - p.at[1]) - (q.at[1] - p.at[1]) * (r.at[0] - p.at[0]);
    if (area === 0) continue;
    const wr = ((q.at[0] - p.at[0]) * (y - p.at[1]) - (q.at[1] - p.at[1]) * (x - p.at[0])) / area;
    const wq = ((x - p.at[0]) * (r.at[1] - p.at[1]) - (y - p.at[1]) * (r.at[0] - p.at[0])) / area;
    const wp = 1 - wq - wr;
    const outside = Math.max(0, -wp, -wq, -wr);
    if (outside >= best.outside) continue;
    best = { outside, w: wp * p.w + wq * q.w + wr * r.w, b: wp * p.b + wq * q.b + wr * r.b };
  }
  return { w: best.w, b: best.b };
}
