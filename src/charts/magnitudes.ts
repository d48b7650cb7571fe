import { FLOAT32_MAX_LOG } from "./logScale.ts";

/** log10 of the gradient at each stop of the magnitude map: finer where healthy networks live, up to the float32 ceiling. */
export const MAGNITUDE_STOPS = [-4, -2.5, -1, 0.5, 2, 5, 12, 24, FLOAT32_MAX_LOG] as const;

const LAST = MAGNITUDE_STOPS.length - 1;

/** Where a value lies on the map, 0 (10^−4 and less) to 1 (the float32 ceiling): linear between two stops. */
export function magnitudePosition(log: number): number {
  const [lowest, highest] = [MAGNITUDE_STOPS[0], FLOAT32_MAX_LOG];
  const bounded = Math.min(highest, Math.max(lowest, log));
  let stop = 0;
  while (stop < LAST - 1 && bounded > (MAGNITUDE_STOPS[stop + 1] as number)) stop++;
  const [from, to] = [MAGNITUDE_STOPS[stop] as number, MAGNITUDE_STOPS[stop + 1] as number];
  return (stop + (bounded - from) / (to - from)) / LAST;
}

const SHADES = 1024;

/** Colours by position, as the bytes of an image (red lowest, as ImageData has them on a little-endian machine). */
export interface MagnitudeMap {
  pixel(log: number): number;
}

/** `stops`: the nine colours of the map, each "#rrggbb" as the style sheet has them. */
export function magnitudeMap(stops: readonly string[]): MagnitudeMap {
  const bytes = stops.map((stop) => [1, 3, 5].map((at) => Number.parseInt(stop.slice(at, at + 2), 16)));
  const shades = Uint32Array.from({ length: SHADES + 1 }, (_, shade) => shadeAt(bytes, shade / SHADES));
  return { pixel: (log) => shades[Math.round(magnitudePosition(log) * SHADES)] as number };
}

function shadeAt(stops: readonly (readonly number[])[], position: number): number {
  const last = stops.length - 1;
  const stop = Math.min(last - 1, Math.floor(position * last));
  const share = position * last - stop;
  const between = (channel: number) => {
    const [from = 0, to = 0] = [stops[stop]?.[channel], stops[stop + 1]?.[channel]];
    return Math.round(from + share * (to - from));
  };
  return ((255 << 24) | (between(2) << 16) | (between(1) << 8) | between(0)) >>> 0;
}
