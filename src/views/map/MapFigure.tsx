import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from "react";
import type { MapColour } from "../../charts/sweepMap/colouring.ts";
import { createSweepMap } from "../../charts/sweepMap.ts";
import { edgeOfMap, meanFactor } from "../../diagnosis/mapEdge.ts";
import type { Value } from "../../experiment/fields.ts";
import type { Axis } from "../../experiment/mapPlan.ts";
import type { MapState } from "../../runs/mapState.ts";
import { mapText } from "../../text/map/index.ts";
import { fieldWords, valueWord } from "../../text/words.ts";
import { SaveChart } from "../export/SaveChart.tsx";
import { lookOf } from "../lab/look.ts";
import { TableDialog } from "../lab/TableDialog.tsx";
import { useChart } from "../lab/useChart.ts";
import { ValueTable } from "../lab/ValueTable.tsx";
import { useText, useWords } from "../settings.ts";
import { MapLegend } from "./MapLegend.tsx";

interface MapFigureProps {
  readonly state: MapState;
  readonly colour: MapColour;
  readonly focused: number | null;
  readonly onFocus: (cell: number | null) => void;
  readonly onOpen: (cell: number) => void;
}

/** The map itself: pointed at or walked over cell by cell. */
export function MapFigure({ state, colour, focused, onFocus, onOpen }: MapFigureProps) {
  const text = useText();
  const words = useWords(mapText);
  const host = useRef<HTMLDivElement>(null);
  const { plan, cells, version } = state;
  const [columns, rows] = [plan.x.values.length, plan.y.values.length];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cells are one array, whose version tells of changes.
  const edges = useMemo(() => {
    const factor = (of: "growth" | "theory") => (column: number, row: number) =>
      meanFactor((cells[row * columns + column]?.runs ?? []).map((run) => run[of]));
    const edge = (of: "growth" | "theory") => (isScale(plan.x) ? edgeOfMap(columns, rows, factor(of)) : []);
    return { measured: edge("growth"), theory: edge("theory") };
  }, [cells, version, columns, rows, plan.x]);
  const axes = useMemo(() => {
    const ticks = ({ path, values }: Axis) => values.map((value) => valueWord(text, path, short(value)));
    const name = ({ path }: Axis) => fieldWords(text, path).label;
    return { xTicks: ticks(plan.x), yTicks: ticks(plan.y), x: name(plan.x), y: name(plan.y) };
  }, [text, plan]);
  const chart = useChart(host, createSweepMap, () => ({
    ...lookOf(0),
    columns,
    rows,
    cells,
    version,
    colour,
    steps: plan.steps,
    ...edges,
    focused,
    ...axes,
  }));
  const cellUnder = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return chart.current?.cellAt(event.clientX - box.left, event.clientY - box.top) ?? null;
  };
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const to = walked(event.key, focused, columns, rows);
    if (to !== null) onFocus(to);
    else if (event.key === "Enter" && focused !== null) onOpen(focused);
    else return;
    event.preventDefault();
  };
  const caption = words.caption(state.done, state.total, words.edge(edges.measured.length));
  const every = Math.max(1, Math.ceil(cells.length / 200));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the map is walked over with the arrow keys.
    <figure className="map-figure" tabIndex={0} aria-label={`${caption} ${words.keys}`} onKeyDown={walk}>
      <div
        ref={host}
        className="chart-host"
        onPointerMove={(event) => onFocus(cellUnder(event))}
        onPointerUp={(event) => {
          const cell = cellUnder(event);
          if (cell !== null) onOpen(cell);
        }}
      />
      <MapLegend colour={colour} hatched={cells.some((cell) => cell?.problem === true)} />
      <SaveChart
        host={host}
        legend={words.scale[colour]}
        name="map"
        title={words.title}
        lane={null}
        x={null}
        y={null}
        caption={`${caption} ${words.legend.measured}; ${words.legend.theory}.`}
        seed={plan.base.seed}
      />
      <TableDialog title={words.title}>
        <ValueTable
          caption={caption}
          columns={[words.table.cell, axes.x, axes.y, words.table.growth, words.table.step, words.table.loss]}
          rows={cells.flatMap((cell, k) => {
            const [run] = cell?.runs ?? [];
            if (run === undefined || k % every !== 0) return [];
            const value = (axis: Axis, at: number) => Number(axis.values[at]);
            return {
              name: String(k),
              values: [
                value(plan.x, k % columns),
                value(plan.y, Math.floor(k / columns)),
                run.growth,
                run.step,
                run.loss.final,
              ],
            };
          })}
        />
      </TableDialog>
    </figure>
  );
}

/** Between choices there is no place where a growth passes 1. */
const isScale = ({ values }: Axis) => values.every((value) => typeof value === "number");
/** A tick has room for three digits; the cell's card has them all. */
const short = (value: Value) => (typeof value === "number" ? Number(value.toPrecision(3)) : value);

/** Where an arrow key leads; null: it is none. */
function walked(key: string, from: number | null, columns: number, rows: number): number | null {
  const moves: { readonly [key: string]: readonly [number, number] } = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, 1],
    ArrowDown: [0, -1],
  };
  const move = moves[key];
  if (move === undefined) return null;
  if (from === null) return 0;
  const column = Math.max(0, Math.min(columns - 1, (from % columns) + move[0]));
  const row = Math.max(0, Math.min(rows - 1, Math.floor(from / columns) + move[1]));
  return row * columns + column;
}
