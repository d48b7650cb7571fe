import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from "react";
import { createCliffAbove } from "../../charts/cliffAbove.ts";
import type { ViewValues } from "../../experiment/address/viewFields.ts";
import { cliffText } from "../../text/cliff/index.ts";
import { SaveChart } from "../export/SaveChart.tsx";
import { lookOf } from "../lab/look.ts";
import { useChart } from "../lab/useChart.ts";
import { useWords } from "../settings.ts";
import { moveStart, roundedStart } from "./start.ts";
import type { CliffFigures } from "./useCliff.ts";

interface AboveCardProps {
  readonly values: ViewValues<"cliff">;
  readonly figures: CliffFigures;
  readonly at: number;
}

/** The same from above: the start goes where the reader points. */
export function AboveCard({ values, figures, at }: AboveCardProps) {
  const words = useWords(cliffText);
  const host = useRef<HTMLDivElement>(null);
  const [dragging, setDragging] = useState(false);
  const { w, b, section } = values;
  const start = useMemo(() => ({ w, b }), [w, b]);
  const chart = useChart(host, createCliffAbove, () => ({
    ...lookOf(0),
    surface: figures.surface,
    raw: figures.paths?.raw ?? null,
    clipped: figures.paths?.clipped ?? null,
    at,
    start,
    section,
  }));
  const point = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    roundedStart(chart.current?.pick(event.clientX - box.left, event.clientY - box.top) ?? null);
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.shiftKey && moveStart(event.key, values)) event.preventDefault();
  };
  return (
    <section className="cliff-card">
      <h3>{words.above}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the start is moved with the arrow keys. */}
      <figure className="cliff-above" tabIndex={0} aria-label={words.aboveCaption} onKeyDown={press}>
        <div
          ref={host}
          className="chart-host"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            setDragging(true);
            point(event);
          }}
          onPointerMove={(event) => dragging && point(event)}
          onPointerUp={() => setDragging(false)}
          onPointerCancel={() => setDragging(false)}
        />
        <SaveChart
          host={host}
          name="cliff_above"
          title={words.above}
          lane={null}
          x={null}
          y={null}
          caption={words.title(values.seq_len)}
          seed={null}
        />
      </figure>
    </section>
  );
}
