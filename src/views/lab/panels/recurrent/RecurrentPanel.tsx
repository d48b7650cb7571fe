import "./recurrent.css";
import { useLab } from "../../../labStore.ts";
import { LaneMatrix } from "./LaneMatrix.tsx";

/** The recurrent matrix over the steps: σ_max, ρ and the line 1/γ. */
export default function RecurrentPanel() {
  const lanes = useLab((state) => state.lanes.length);
  return (
    <div className="dock-lanes">
      {Array.from({ length: lanes }, (_, lane) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a lane has no other identity than its place.
        <LaneMatrix key={lane} lane={lane} />
      ))}
    </div>
  );
}
