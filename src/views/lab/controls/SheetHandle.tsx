import { useRef } from "react";
import { useText } from "../../settings.ts";

/** Pixels of dragging that count as a pull and not as a tap. */
const PULL = 24;

interface SheetHandleProps {
  readonly expanded: boolean;
  readonly onChange: (expanded: boolean) => void;
}

/** The bar on top of the sheet: a tap turns it over, a pull goes where it is pulled. */
export function SheetHandle({ expanded, onChange }: SheetHandleProps) {
  const { controls } = useText();
  const start = useRef(0);
  const pulled = useRef(false);
  return (
    <button
      type="button"
      className="sheet-handle"
      aria-expanded={expanded}
      aria-label={expanded ? controls.collapse : controls.expand}
      onPointerDown={(event) => {
        start.current = event.clientY;
        pulled.current = false;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerUp={(event) => {
        const way = event.clientY - start.current;
        pulled.current = Math.abs(way) > PULL;
        if (pulled.current) onChange(way < 0);
      }}
      onClick={() => {
        if (!pulled.current) onChange(!expanded);
        pulled.current = false;
      }}
    />
  );
}
