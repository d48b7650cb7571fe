import "./map.css";
import { type DragEvent, useCallback, useMemo, useState } from "react";
import { useStore } from "zustand";
import { cellExperiment, type MapPlan } from "../../experiment/mapPlan.ts";
import type { MapSweep } from "../../runs/mapState.ts";
import { mapText } from "../../text/map/index.ts";
import { fieldWords } from "../../text/words.ts";
import { labActions, useLab } from "../labStore.ts";
import { useText, useWords } from "../settings.ts";
import { useViewValues, viewActions } from "../viewState.ts";
import { CellCard } from "./CellCard.tsx";
import { comparisonOf } from "./comparisonOf.ts";
import { MapControls } from "./MapControls.tsx";
import { MapFigure } from "./MapFigure.tsx";
import { isPlan, planOf } from "./mapBase.ts";
import { SweepBar } from "./SweepBar.tsx";
import { SweepFileNote } from "./SweepFileNote.tsx";
import { useMapSweep } from "./useMapSweep.ts";
import { useSweepFile } from "./useSweepFile.ts";

/** Two fields swept against each other, live: where gradients vanish, learn and explode. */
export function MapView() {
  const text = useText();
  const words = useWords(mapText);
  const values = useViewValues("map");
  const { base, x, y, x_min, x_max, y_min, y_max, columns, rows, seeds, steps } = values;
  const lab = useLab((state) => (base === "lab" ? state.comparison : null));
  // Another colour is no other sweep.
  const asked = useMemo(
    () => planOf({ x, y, x_min, x_max, y_min, y_max, columns, rows, seeds, steps }, lab),
    [x, y, x_min, x_max, y_min, y_max, columns, rows, seeds, steps, lab],
  );
  const plan = isPlan(asked) ? asked : null;
  const sweep = useMapSweep(plan);
  const name = useCallback((path: string) => fieldWords(text, path).label, [text]);
  return (
    <main className="map">
      <div className="map-heading">
        <h2 className="page-title">{words.title}</h2>
        {plan !== null && <p>{words.about(name(plan.x.path), name(plan.y.path), plan.steps)}</p>}
      </div>
      <div className="map-body">
        {sweep !== null && <Shown sweep={sweep} />}
        <MapControls values={values} problem={isPlan(asked) ? null : asked} />
      </div>
    </main>
  );
}

function Shown({ sweep }: { readonly sweep: MapSweep }) {
  const state = useStore(sweep.store);
  const { colour } = useViewValues("map");
  const { plan } = state;
  /** Of another plan it would be another cell. */
  const [pointed, setPointed] = useState<{ readonly of: MapPlan; readonly cell: number | null } | null>(null);
  const focused = pointed?.of === plan ? pointed.cell : null;
  const setFocused = useCallback((cell: number | null) => setPointed({ of: plan, cell }), [plan]);
  const open = useCallback(
    (cell: number) => {
      const experiment = cellExperiment(plan, cell, 0);
      if (experiment === null) return;
      labActions.load(comparisonOf(experiment), { scenario: null });
      viewActions.go("lab");
    },
    [plan],
  );
  const { opened, load } = useSweepFile(sweep);
  const drop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    if (file === undefined) return;
    event.preventDefault();
    load(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a file may be dropped here, or chosen with the button.
    <div className="map-main" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <SweepBar sweep={sweep} state={state} onLoad={load} />
      {opened !== null && <SweepFileNote {...opened} />}
      <MapFigure state={state} colour={colour} focused={focused} onFocus={setFocused} onOpen={open} />
      <CellCard state={state} cell={focused} onOpen={open} />
    </div>
  );
}
