import "../../charts/charts.css";
import "../lab/lab.css";
import "../lab/lanes.css";
import "../lab/transport.css";
import "./presentLab.css";
import { figure, growth } from "../../text/numbers.ts";
import { presentText } from "../../text/present/index.ts";
import { Icon } from "../icons.tsx";
import { LaneTag, laneLetter } from "../LaneTag.tsx";
import { HeroChart } from "../lab/HeroChart.tsx";
import { LiveRegion } from "../lab/LiveRegion.tsx";
import { statusLooks } from "../lab/statusLooks.ts";
import { Transport } from "../lab/Transport.tsx";
import { useLabKeys } from "../lab/useLabKeys.ts";
import { useLaneTitle } from "../lab/useLaneTitle.ts";
import { useOverTime } from "../lab/useOverTime.ts";
import { labActions, useLab } from "../labStore.ts";
import { Rich } from "../Rich.tsx";
import { useText, useWords } from "../settings.ts";
import { useStepper } from "./stepper.ts";

/** The Lab for the last row of a hall: what each lane is, its growth, its main picture; and the way through the run. */
export function PresentLab() {
  useLabKeys();
  useStepper(labActions.stepBy);
  const lanes = useLab((state) => state.lanes.length);
  return (
    <>
      <main className="present-lab" data-lanes={lanes}>
        {Array.from({ length: lanes }, (_, lane) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a lane is its place.
          <PresentLane key={lane} lane={lane} />
        ))}
      </main>
      <Transport />
      <LiveRegion />
    </>
  );
}

function PresentLane({ lane }: { readonly lane: number }) {
  const text = useText();
  const words = useWords(presentText);
  const title = useLaneTitle(lane);
  const overTime = useOverTime(lane);
  const measured = useLab((state) => state.lanes[lane]?.readouts.growth ?? null);
  const letter = laneLetter(lane);
  return (
    <section className="lane" data-lane={letter.toLowerCase()} aria-label={text.lane.label(letter)}>
      <header className="present-lane-title">
        <LaneTag lane={lane} />
        <h2>
          <Rich>{title}</Rich>
        </h2>
        <span className="grow" />
        <Loss lane={lane} />
      </header>
      <p className="present-growth">
        <b>{measured === null ? text.lane.notMeasured : <Rich>{growth(measured)}</Rich>}</b>{" "}
        {overTime ? words.growthPerTime : words.growthPerLayer}
      </p>
      <HeroChart lane={lane} />
    </section>
  );
}

/** The loss under the sign of what the lane does; whoever cannot see the sign is told the sentence. */
function Loss({ lane }: { readonly lane: number }) {
  const text = useText();
  const words = useWords(presentText);
  const status = useLab((state) => state.lanes[lane]?.status);
  const loss = useLab((state) => state.lanes[lane]?.readouts.loss ?? null);
  if (status === undefined) return null;
  const { tone, icon } = statusLooks[status.kind];
  return (
    <p className={`present-loss ${tone}`} title={text.lane.status(status)}>
      <Icon name={icon} size={28} />
      <span className="visually-hidden">{text.lane.status(status)}</span>
      <span>
        <Rich>{words.loss(loss === null ? text.lane.notMeasured : figure(loss))}</Rich>
      </span>
    </p>
  );
}
