import "./layer.css";
import { useState } from "react";
import { useLab } from "../../../labStore.ts";
import { chainLengthOf } from "../../chainLengthOf.ts";
import { LaneLayer } from "./LaneLayer.tsx";
import { LayerChoice } from "./LayerChoice.tsx";
import { createSharedAxes } from "./sharedAxes.ts";

/** One layer in every lane: its histograms, its factor, its units. */
export default function LayerPanel() {
  const lanes = useLab((state) => state.lanes.length);
  const last = useLab((state) => Math.max(...state.lanes.map(chainLengthOf)) + 1);
  const overTime = useLab((state) => state.lanes.every(({ experiment }) => experiment.model.kind !== "mlp"));
  const inspected = useLab((state) => state.inspected);
  const layer = Math.min(inspected, last);
  const [axes] = useState(createSharedAxes);
  return (
    <>
      <LayerChoice last={last} overTime={overTime} />
      <div className="dock-lanes">
        {Array.from({ length: lanes }, (_, lane) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a lane has no other identity than its place.
          <LaneLayer key={lane} lane={lane} layer={layer} axes={axes} />
        ))}
      </div>
    </>
  );
}
