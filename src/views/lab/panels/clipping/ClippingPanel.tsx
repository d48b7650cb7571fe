import "./clipping.css";
import { useLab } from "../../../labStore.ts";
import { LaneClipping } from "./LaneClipping.tsx";

/** What clipping does in every lane. */
export default function ClippingPanel() {
  const lanes = useLab((state) => state.lanes.length);
  return (
    <div className="dock-lanes">
      {Array.from({ length: lanes }, (_, lane) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a lane has no other identity than its place.
        <LaneClipping key={lane} lane={lane} />
      ))}
    </div>
  );
}
