import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from "react";
import { createCliffSurface } from "../../charts/cliffSurface.ts";
import type { ViewValues } from "../../experiment/address/viewFields.ts";
import { cliffText } from "../../text/cliff/index.ts";
import { SaveChart } from "../export/SaveChart.tsx";
import { lookOf } from "../lab/look.ts";
import { useChart } from "../lab/useChart.ts";
import { useWords } from "../settings.ts";
import { viewActions } from "../viewState.ts";
import { moveStart, roundedStart } from "./start.ts";
import type { CliffFigures } from "./useCliff.ts";

interface SurfaceFigureProps {
  readonly values: ViewValues<"cliff">;
  readonly figures: CliffFigures;
  readonly at: number;
  readonly caption: string;
}

/** Degrees that the view can be turned to either side, and that an arrow key turns it by. */
const MOST_TURN = 60;
const KEY_TURN = 5;
/** Degrees to a pixel of drag. */
const TURN_PER_PIXEL = 0.25;
/** The start is taken up from so near. */
const GRIP = 16;

type Drag = { readonly kind: "turn"; readonly x: number; readonly turn: number } | { readonly kind: "start" };

/** The landscape: dragging turns it, or moves the start where it is taken up; the arrow keys do the same. */
export function SurfaceFigure({ values, figures, at, caption }: SurfaceFigureProps) {
  const words = useWords(cliffText);
  const host = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const { w, b, turn } = values;
  const start = useMemo(() => ({ w, b }), [w, b]);
  const labels = useMemo(() => ({ ...words.axes, start: words.start, thrown: words.thrownTo }), [words]);
  const chart = useChart(host, createCliffSurface, () => ({
    ...lookOf(0),
    surface: figures.surface,
    raw: figures.paths?.raw ?? null,
    clipped: figures.paths?.clipped ?? null,
    at,
    start,
    turn,
    moving: drag?.kind === "turn",
    words: labels,
  }));
  const setTurn = (next: number) =>
    viewActions.set("cliff", { turn: Math.round(Math.max(-MOST_TURN, Math.min(MOST_TURN, next))) });

  const take = (event: PointerEvent<HTMLElement>) => {
    const [x, y] = within(event);
    const place = chart.current?.startAt();
    event.currentTarget.setPointerCapture(event.pointerId);
    const isStart = place !== null && place !== undefined && Math.hypot(x - place[0], y - place[1]) < GRIP;
    setDrag(isStart ? { kind: "start" } : { kind: "turn", x, turn });
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    if (drag === null) return;
    const [x, y] = within(event);
    if (drag.kind === "turn") setTurn(drag.turn + (x - drag.x) * TURN_PER_PIXEL);
    else roundedStart(chart.current?.pick(x, y) ?? null);
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    if (event.shiftKey ? moveStart(event.key, values) : turnBy(event.key)) event.preventDefault();
  };
  const turnBy = (key: string) => {
    if (key === "0") setTurn(0);
    else if (key === "ArrowLeft") setTurn(turn - KEY_TURN);
    else if (key === "ArrowRight") setTurn(turn + KEY_TURN);
    else return false;
    return true;
  };
  return (
    <figure
      className="cliff-surface"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a chart is turned with the arrow keys.
      tabIndex={0}
      aria-label={`${caption} ${words.keys}`}
      onKeyDown={press}
      onDoubleClick={() => setTurn(0)}
    >
      <div
        ref={host}
        className="chart-host"
        data-drag={drag?.kind}
        onPointerDown={take}
        onPointerMove={move}
        onPointerUp={() => setDrag(null)}
        onPointerCancel={() => setDrag(null)}
      />
      <SaveChart
        host={host}
        name="cliff"
        title={words.title(values.seq_len)}
        lane={null}
        x={null}
        y={null}
        caption={caption}
        seed={null}
      />
      {figures.surface === null && <p className="cliff-loading">{words.loading}</p>}
    </figure>
  );
}

function within(event: PointerEvent<HTMLElement>): readonly [number, number] {
  const box = event.currentTarget.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}
