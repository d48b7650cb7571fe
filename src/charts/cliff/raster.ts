import type { Surface } from "../../engine/cliff/shapes.ts";
import type { Camera, Seen } from "./camera.ts";
import { type CliffColours, shadeOf } from "./colours.ts";

/** Numbers to a quad and to one of its corners (shapes.ts). */
const QUAD = 16;
const CORNER = 4;
/** Grid lines along each side of the region. */
const GRID_LINES = 16;
/** Pieces of a grid line. */
const GRID_PIECES = 96;
/** A line's piece that rises by more is on the wall, where lines would only blur. */
const GENTLE = 0.02;
/** How much of its colour a line gives to what is under it. */
const LINE_SHARE = 0.5;
/** Lines lie on the surface: they are drawn where nothing is nearer than that. */
const BIAS = 0.004;

/** A picture of the surface with the depth of each pixel, drawn by ourselves: no seams, no WebGL, the same everywhere. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly image: ImageData;
  /** Distance of what is seen at a pixel; Infinity where nothing is. */
  readonly depth: Float32Array;
  /** The quad that is seen there; −1: none. */
  readonly quad: Int32Array;
}

export function createRaster(width: number, height: number): Raster {
  const image = new ImageData(width, height);
  return { width, height, image, depth: new Float32Array(width * height), quad: new Int32Array(width * height) };
}

const seen: Seen = { x: 0, y: 0, depth: 0 };

/** Draws the surface as the camera sees it; `ratio`: pixels of the raster to one of the camera. `shades`: see `shadesOf`. */
export function drawSurface(
  raster: Raster,
  surface: Surface,
  shades: Float32Array,
  camera: Camera,
  colours: CliffColours,
  ratio: number,
): void {
  const pixels = new Uint32Array(raster.image.data.buffer);
  pixels.fill(0);
  raster.depth.fill(Number.POSITIVE_INFINITY);
  raster.quad.fill(-1);
  const { quads } = surface;
  const corners = new Float64Array(12);
  for (let quad = 0, at = 0; at < quads.length; quad++, at += QUAD) {
    for (let k = 0; k < 4; k++) {
      const corner = at + k * CORNER;
      camera.project(quads[corner] as number, quads[corner + 1] as number, quads[corner + 2] as number, seen);
      corners[k * 3] = seen.x * ratio;
      corners[k * 3 + 1] = seen.y * ratio;
      corners[k * 3 + 2] = seen.depth;
    }
    fillTriangle(raster, pixels, corners, 0, 1, 2, shades, quad, colours);
    fillTriangle(raster, pixels, corners, 0, 2, 3, shades, quad, colours);
  }
  drawGrid(raster, pixels, surface, camera, ratio);
}

/** (quads, 4): the place in the colours of each corner. A steep quad's own slope is the length of the gradient across it. */
export function shadesOf({ quads, steep }: Surface): Float32Array {
  const shades = new Float32Array(quads.length / CORNER);
  for (let quad = 0, at = 0; at < quads.length; quad++, at += QUAD) {
    const value = (k: number) => quads[at + k] as number;
    const losses = [value(2), value(6), value(10), value(14)];
    const slope = (Math.max(...losses) - Math.min(...losses)) / Math.abs(value(13) - value(1));
    const least = steep[quad] === 1 ? shadeOf(slope) : 0;
    for (let k = 0; k < 4; k++) shades[quad * 4 + k] = Math.max(least, shadeOf(value(k * CORNER + 3)));
  }
  return shades;
}

function fillTriangle(
  { width, height, depth, quad: seenQuad }: Raster,
  pixels: Uint32Array,
  corners: Float64Array,
  a: number,
  b: number,
  c: number,
  shades: Float32Array,
  quad: number,
  colours: CliffColours,
): void {
  const [ax, ay, az] = [corners[a * 3] as number, corners[a * 3 + 1] as number, corners[a * 3 + 2] as number];
  const [bx, by, bz] = [corners[b * 3] as number, corners[b * 3 + 1] as number, corners[b * 3 + 2] as number];
  const [cx, cy, cz] = [corners[c * 3] as number, corners[c * 3 + 1] as number, corners[c * 3 + 2] as number];
  const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  if (area === 0) return;
  const sa = shades[quad * 4 + a] as number;
  const sb = shades[quad * 4 + b] as number;
  const sc = shades[quad * 4 + c] as number;
  const top = Math.max(0, Math.floor(Math.min(ay, by, cy)));
  const bottom = Math.min(height - 1, Math.ceil(Math.max(ay, by, cy)));
  const left = Math.max(0, Math.floor(Math.min(ax, bx, cx)));
  const right = Math.min(width - 1, Math.ceil(Math.max(ax, bx, cx)));
  const inverse = 1 / area;
  for (let y = top; y <= bottom; y++) {
    const py = y + 0.5;
    for (let x = left; x <= right; x++) {
      const px = x + 0.5;
      const wc = ((bx - ax) * (py - ay) - (by - ay) * (px - ax)) * inverse;
      const wb = ((px - ax) * (cy - ay) - (py - ay) * (cx - ax)) * inverse;
      const wa = 1 - wb - wc;
      if (wa < 0 || wb < 0 || wc < 0) continue;
      const z = wa * az + wb * bz + wc * cz;
      const place = y * width + x;
      if (z >= (depth[place] as number)) continue;
      depth[place] = z;
      seenQuad[place] = quad;
      pixels[place] = colours[Math.round(wa * sa + wb * sb + wc * sc)] as number;
    }
  }
}

/** White lines of equal w and of equal b, over the gentle parts alone. */
function drawGrid(raster: Raster, pixels: Uint32Array, surface: Surface, camera: Camera, ratio: number): void {
  const { w, b } = surface;
  const along = (alongW: boolean, part: number, piece: number): readonly [number, number] => {
    const across = piece / GRID_PIECES;
    const [pw, pb] = alongW ? [across, part] : [part, across];
    return [w[0] + (w[1] - w[0]) * pw, b[0] + (b[1] - b[0]) * pb];
  };
  for (const alongW of [true, false]) {
    for (let line = 1; line < GRID_LINES; line++) {
      for (let piece = 0; piece < GRID_PIECES; piece++) {
        const [fromW, fromB] = along(alongW, line / GRID_LINES, piece);
        const [toW, toB] = along(alongW, line / GRID_LINES, piece + 1);
        const [from, to] = [lossNear(surface, fromW, fromB), lossNear(surface, toW, toB)];
        if (Math.abs(to - from) > GENTLE) continue;
        camera.project(fromW, fromB, from, seen);
        const [x0, y0, z0] = [seen.x * ratio, seen.y * ratio, seen.depth];
        camera.project(toW, toB, to, seen);
        drawPiece(raster, pixels, x0, y0, z0, seen.x * ratio, seen.y * ratio, seen.depth);
      }
    }
  }
}

function drawPiece(
  { width, height, depth }: Raster,
  pixels: Uint32Array,
  x0: number,
  y0: number,
  z0: number,
  x1: number,
  y1: number,
  z1: number,
): void {
  const count = Math.max(1, Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0))));
  for (let k = 0; k < count; k++) {
    const part = k / count;
    const [x, y] = [Math.floor(x0 + (x1 - x0) * part), Math.floor(y0 + (y1 - y0) * part)];
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    const place = y * width + x;
    if (z0 + (z1 - z0) * part > (depth[place] as number) + BIAS) continue;
    pixels[place] = lightened(pixels[place] as number);
  }
}

function lightened(pixel: number): number {
  const lighter = (shift: number) => {
    const value = (pixel >>> shift) & 255;
    return Math.round(value + (255 - value) * LINE_SHARE) << shift;
  };
  return (((255 << 24) | lighter(16) | lighter(8) | lighter(0)) >>> 0) as number;
}

/** The loss of the regular grid nearest to a point of the region. */
export function lossNear({ w, b, columns, rows, loss }: Surface, atW: number, atB: number): number {
  const column = Math.floor(((atW - w[0]) / (w[1] - w[0])) * columns);
  const row = Math.floor(((atB - b[0]) / (b[1] - b[0])) * rows);
  const bounded = (k: number, count: number) => Math.min(count - 1, Math.max(0, k));
  return loss[bounded(row, rows) * columns + bounded(column, columns)] as number;
}
