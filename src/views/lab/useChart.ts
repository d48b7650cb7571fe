import { type RefObject, useEffect, useRef } from "react";
import type { Chart } from "../../charts/chart.ts";
import { setDrawable } from "../export/drawables.ts";
import { onFrame } from "./frameClock.ts";

/**
 * Mounts a chart into the element of `host` for as long as the component is shown. It has the element's size, and is
 * drawn by the page's one clock while it is in sight, with what `data` gives at that moment; the chart itself knows
 * whether anything is new. Returns the chart once it is mounted.
 */
export function useChart<Data, C extends Chart<Data>>(
  host: RefObject<HTMLElement | null>,
  create: (host: HTMLElement) => C,
  data: () => Data,
): RefObject<C | null> {
  const chart = useRef<C>(null);
  const latest = useRef(data);
  useEffect(() => {
    latest.current = data;
  });
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const mounted = create(element);
    chart.current = mounted;
    setDrawable(element, { create, data: () => latest.current() });
    let inSight = true;
    const sizes = new ResizeObserver(([entry]) => {
      if (entry) mounted.resize(entry.contentRect.width, entry.contentRect.height);
    });
    const sight = new IntersectionObserver(([entry]) => {
      inSight = entry?.isIntersecting ?? true;
    });
    sizes.observe(element);
    sight.observe(element);
    const stop = onFrame(() => {
      if (inSight) mounted.draw(latest.current());
    });
    return () => {
      stop();
      sizes.disconnect();
      sight.disconnect();
      mounted.destroy();
      chart.current = null;
    };
  }, [host, create]);
  return chart;
}
