import type { EmbedPanel } from "../../experiment/address/embedFields.ts";
import { LaneTag, laneLetter } from "../LaneTag.tsx";
import { HeatChart } from "../lab/HeatChart.tsx";
import { HeroChart } from "../lab/HeroChart.tsx";
import { LossChart } from "../lab/LossChart.tsx";
import { RatioChart } from "../lab/RatioChart.tsx";
import { Readouts } from "../lab/Readouts.tsx";
import { useLaneTitle } from "../lab/useLaneTitle.ts";
import { Rich } from "../Rich.tsx";
import { useText } from "../settings.ts";
import { EmbedStatus } from "./EmbedStatus.tsx";

interface EmbedLaneProps {
  readonly lane: number;
  readonly shows: (panel: EmbedPanel) => boolean;
}

/** One network: which one it is, what it does, and the pictures that the frame shows of it. */
export function EmbedLane({ lane, shows }: EmbedLaneProps) {
  const { lane: words } = useText();
  const title = useLaneTitle(lane);
  const letter = laneLetter(lane);
  return (
    <section className="embed-lane" data-lane={letter.toLowerCase()} aria-label={words.label(letter)}>
      <header className="embed-lane-head">
        <LaneTag lane={lane} />
        <h2 title={title}>
          <Rich>{title}</Rich>
        </h2>
        <EmbedStatus lane={lane} />
      </header>
      {shows("readouts") && <Readouts lane={lane} />}
      {shows("hero") && <HeroChart lane={lane} />}
      {shows("heat") && <HeatChart lane={lane} />}
      {shows("loss") && <LossChart lane={lane} axis={false} />}
      {shows("ratio") && <RatioChart lane={lane} />}
    </section>
  );
}
