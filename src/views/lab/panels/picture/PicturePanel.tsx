import "./picture.css";
import { useLab } from "../../../labStore.ts";
import { LanePicture } from "./LanePicture.tsx";

/** What each network predicts, beside its target. */
export default function PicturePanel() {
  const lanes = useLab((state) => state.lanes.length);
  return (
    <div className="dock-lanes">
      {Array.from({ length: lanes }, (_, lane) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a lane has no other identity than its place.
        <LanePicture key={lane} lane={lane} />
      ))}
    </div>
  );
}
