import { MAGNITUDE_STOPS, magnitudePosition } from "../../../../charts/magnitudes.ts";

/** A norm's colour on the magnitude map, of the theme's own stops; Inf and NaN have patterns instead. */
export function magnitudeColour(norm: number): string {
  const last = MAGNITUDE_STOPS.length - 1;
  const position = magnitudePosition(Math.log10(norm)) * last;
  const stop = Math.min(last - 1, Math.floor(position));
  const share = Math.round(100 * (position - stop));
  return `color-mix(in srgb, var(--mag-${stop + 1}) ${share}%, var(--mag-${stop}))`;
}
