import { LAB_LANES } from "../../../runs/labState.ts";
import { Icon } from "../../icons.tsx";
import { labActions, useLab } from "../../labStore.ts";
import { useText } from "../../settings.ts";

/** One more lane, a copy of the last, to differ in what is changed next. */
export function AddLane() {
  const { controls } = useText();
  const full = useLab((state) => state.lanes.length >= LAB_LANES);
  return (
    <button
      type="button"
      className="button add-lane"
      disabled={full}
      title={full ? controls.lanesFull(LAB_LANES) : controls.addLaneHint}
      onClick={labActions.addLane}
    >
      <Icon name="plus" size={14} />
      {controls.addLane}
    </button>
  );
}
