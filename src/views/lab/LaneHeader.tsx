import { growth } from "../../text/numbers.ts";
import { Icon } from "../icons.tsx";
import { LaneTag, laneLetter } from "../LaneTag.tsx";
import { labActions, useLab } from "../labStore.ts";
import { Rich } from "../Rich.tsx";
import { useText } from "../settings.ts";
import { Readouts } from "./Readouts.tsx";
import { StatusChip } from "./StatusChip.tsx";
import { useLaneTitle } from "./useLaneTitle.ts";
import { useOverTime } from "./useOverTime.ts";
import { useTightness } from "./useTightness.ts";

/** Which lane it is, what it does, and its three numbers; on a phone its one number stands beside the title. */
export function LaneHeader({ lane }: { readonly lane: number }) {
  const title = useLaneTitle(lane);
  return (
    <header className="lane-header">
      <div className="lane-title" ref={useTightness(title)}>
        <LaneTag lane={lane} />
        <h2 title={title}>
          <Rich>{title}</Rich>
        </h2>
        <RemoveLane lane={lane} />
        <span className="grow" />
        <PhoneGrowth lane={lane} />
        <StatusChip lane={lane} />
      </div>
      <Readouts lane={lane} />
    </header>
  );
}

function RemoveLane({ lane }: { readonly lane: number }) {
  const { controls } = useText();
  const several = useLab((state) => state.lanes.length > 1);
  const name = controls.removeLane(laneLetter(lane));
  if (!several) return null;
  return (
    <button
      type="button"
      className="remove-lane"
      aria-label={name}
      title={name}
      onClick={() => labActions.removeLane(lane)}
    >
      <Icon name="close" size={14} />
    </button>
  );
}

function PhoneGrowth({ lane }: { readonly lane: number }) {
  const { lane: words } = useText();
  const overTime = useOverTime(lane);
  const measured = useLab((state) => state.lanes[lane]?.readouts.growth ?? null);
  if (measured === null) return null;
  return (
    <span className="phone-growth">
      <b>
        <Rich>{growth(measured)}</Rich>
      </b>{" "}
      {overTime ? words.perTimeStep : words.perLayer}
    </span>
  );
}
