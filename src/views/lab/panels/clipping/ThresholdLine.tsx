import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { ClipNorms } from "../../../../charts/clipNorms.ts";
import { clippingText } from "../../../../text/clipping/index.ts";
import { spoken } from "../../../../text/spoken.ts";
import { Rich } from "../../../Rich.tsx";
import { useText, useWords } from "../../../settings.ts";
import { onFrame } from "../../frameClock.ts";
import { rounded } from "./clipFigures.ts";

/** What an arrow key multiplies τ by. */
const KEY_FACTOR = 1.25;

interface ThresholdLineProps {
  readonly chart: RefObject<ClipNorms | null>;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** τ as a line over the chart, to be dragged up and down or moved with the arrow keys. It applies when it is let go. */
export function ThresholdLine({ chart, value, onChange }: ThresholdLineProps) {
  const text = useText();
  const words = useWords(clippingText);
  const line = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const shown = dragged ?? value;
  useEffect(
    () =>
      onFrame(() => {
        const y = chart.current?.yOf(shown);
        if (line.current && y !== null && y !== undefined) line.current.style.transform = `translateY(${y}px)`;
      }),
    [chart, shown],
  );
  const valueAt = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    const found = box && chart.current?.valueAt(event.clientY - box.top);
    return found ? rounded(found) : null;
  };
  const grab = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragged(value);
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (dragged !== null) setDragged(valueAt(event) ?? dragged);
  };
  const drop = () => {
    if (dragged !== null && dragged !== value) onChange(dragged);
    setDragged(null);
  };
  const press = (event: KeyboardEvent) => {
    const up = event.key === "ArrowUp" || event.key === "ArrowRight";
    const down = event.key === "ArrowDown" || event.key === "ArrowLeft";
    if (!up && !down) return;
    event.preventDefault();
    onChange(rounded(up ? value * KEY_FACTOR : value / KEY_FACTOR));
  };
  return (
    <div
      ref={line}
      className="threshold"
      role="slider"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={words.threshold}
      aria-valuenow={shown}
      aria-valuetext={spoken(text, words.thresholdAt(shown))}
      data-dragged={dragged !== null}
      onPointerDown={grab}
      onPointerMove={drag}
      onPointerUp={drop}
      onPointerCancel={() => setDragged(null)}
      onKeyDown={press}
    >
      <span>
        <Rich>{words.thresholdAt(shown)}</Rich>
      </span>
    </div>
  );
}
