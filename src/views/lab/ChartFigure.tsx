import { type KeyboardEvent, type PointerEvent, type ReactNode, type RefObject, useId } from "react";
import { labActions, labStore } from "../labStore.ts";

/** A layer and a step, as a chart finds them under a pointer; null where it knows none. */
interface Target {
  readonly layer: number | null;
  readonly step: number | null;
}

interface ChartFigureProps {
  readonly className: string;
  readonly host: RefObject<HTMLDivElement | null>;
  /** What the picture shows, as a sentence. */
  readonly caption: string;
  /** What is under a point of the chart, in pixels from its upper left corner. */
  readonly targetAt: (x: number, y: number) => Target;
  readonly onKey: (key: string) => boolean;
  /** What stands over the chart, in its coordinates. */
  readonly overlay?: ReactNode;
  readonly children?: ReactNode;
}

/** A chart in the page: something to focus and to walk through with the arrow keys, with a sentence for who cannot see it. */
export function ChartFigure({ className, host, caption, targetAt, onKey, overlay, children }: ChartFigureProps) {
  const id = useId();
  const point = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const { layer, step } = targetAt(event.clientX - box.left, event.clientY - box.top);
    labActions.hover(layer, step);
  };
  const pin = (event: PointerEvent<HTMLElement>) => {
    const before = pinnedLayer();
    labActions.pin(false);
    point(event);
    labActions.pin(true);
    if (before !== null && before === pinnedLayer()) labActions.openDock("layer");
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || hasModifier(event)) return;
    if (event.key === "Enter" ? openLayer() : onKey(event.key)) event.preventDefault();
  };
  const picture = (
    <div
      ref={host}
      className="chart-host"
      onPointerMove={point}
      onPointerLeave={() => labActions.hover(null, null)}
      onPointerUp={pin}
    />
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a chart is walked through with the arrow keys.
    <figure className={`chart-figure ${className}`} tabIndex={0} aria-labelledby={id} onKeyDown={press}>
      {children}
      {overlay === undefined ? (
        picture
      ) : (
        <div className="chart-stack">
          {picture}
          {overlay}
        </div>
      )}
      <figcaption id={id} className="visually-hidden">
        {caption}
      </figcaption>
    </figure>
  );
}

/** The layer that was chosen before and stays: chosen once more it is opened. */
function pinnedLayer(): number | null {
  const { pinned, hoverLayer } = labStore.getState();
  return pinned ? hoverLayer : null;
}

/** Opens the layer that the arrow keys have reached, if any; returns whether there is one. */
function openLayer(): boolean {
  if (labStore.getState().hoverLayer === null) return false;
  labActions.openDock("layer");
  return true;
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey;
}
