import "./story.css";
import { useLab } from "../../../labStore.ts";
import { LaneStory } from "./LaneStory.tsx";

/** What became of each lane: the first non-finite values in order, the cause, and the remedies. */
export default function StoryPanel() {
  const lanes = useLab((state) => state.lanes.length);
  return (
    <div className="dock-lanes">
      {Array.from({ length: lanes }, (_, lane) => (
        // A lane is its place.
        // biome-ignore lint/suspicious/noArrayIndexKey: a lane has no other identity.
        <LaneStory key={lane} lane={lane} />
      ))}
    </div>
  );
}
