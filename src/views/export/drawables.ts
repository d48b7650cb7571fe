import type { Drawable } from "../../charts/export/drawChart.ts";

const drawables = new WeakMap<Element, Drawable>();

/** Remembers what is drawn into an element, so that it can be drawn once more as a picture. */
export function setDrawable<Data>(host: Element, drawable: Drawable<Data>): void {
  drawables.set(host, drawable as unknown as Drawable);
}

export function drawableOf(host: Element | null): Drawable | null {
  return (host && drawables.get(host)) ?? null;
}
