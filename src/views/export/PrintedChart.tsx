import { useLayoutEffect, useRef } from "react";
import { drawChart } from "../../charts/export/drawChart.ts";
import { svgElement, svgNode } from "../../charts/export/svgNode.ts";
import type { ChartPicture } from "./chartPictures.ts";
import { drawableOf } from "./drawables.ts";

interface PrintedChartProps {
  readonly picture: ChartPicture;
  /** CSS pixels; `height` null: as high for its width as on the page. */
  readonly width: number;
  readonly height: number | null;
}

/** A chart drawn for paper: as shapes, and in the light theme whatever the page has. */
export function PrintedChart({ picture, width, height }: PrintedChartProps) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const host = picture.host.current;
    const chart = drawableOf(host);
    if (host === null || chart === null) return;
    const { width: shownWidth, height: shownHeight } = host.getBoundingClientRect();
    const size = { width, height: height ?? Math.round((width * shownHeight) / Math.max(1, shownWidth)) };
    const id = `print-${picture.name}-${picture.lane ?? ""}`;
    const { nodes } = drawChart(chart, size, "light", id);
    const frame = { ...size, viewBox: `0 0 ${size.width} ${size.height}`, "aria-hidden": "true" };
    place.current?.replaceChildren(svgElement(document, svgNode("svg", frame, ...nodes)));
  }, [picture, width, height]);
  return (
    <figure className="print-chart">
      <figcaption>{picture.title}</figcaption>
      <div ref={place} />
    </figure>
  );
}
