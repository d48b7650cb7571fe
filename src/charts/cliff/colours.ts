import { color } from "d3-color";
import { interpolateRgb } from "d3-interpolate";

/** log10 of the gradient's length at the ends of the cliff's own colour range, 0.01 to 16. */
const COLOUR_LOGS = [-2, Math.log10(16)] as const;

const SHADES = 255;

/** Colours by length of the gradient, as the bytes of an image. */
export type CliffColours = Uint32Array;

/** `stops`: the magnitude map's colours, its last one for 16 and beyond. */
export function cliffColours(stops: readonly string[]): CliffColours {
  const last = stops.length - 1;
  return Uint32Array.from({ length: SHADES + 1 }, (_, shade) => {
    const position = (shade / SHADES) * last;
    const stop = Math.min(last - 1, Math.floor(position));
    const rgb = color(interpolateRgb(stops[stop] ?? "", stops[stop + 1] ?? "")(position - stop))?.rgb();
    return rgb ? ((255 << 24) | (Math.round(rgb.b) << 16) | (Math.round(rgb.g) << 8) | Math.round(rgb.r)) >>> 0 : 0;
  });
}

/** The place in the colours, from 0 to 255, of a gradient of this length; NaN is the last, as everything that is too long. */
export function shadeOf(gradient: number): number {
  const [low, high] = COLOUR_LOGS;
  const position = (Math.log10(gradient) - low) / (high - low);
  if (Number.isNaN(position)) return gradient === 0 ? 0 : SHADES;
  return Math.round(Math.min(1, Math.max(0, position)) * SHADES);
}
