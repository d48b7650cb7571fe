import { storyText } from "../../text/story/index.ts";
import { LaneTag } from "../LaneTag.tsx";
import { useDiagnosis } from "../lab/panels/story/useDiagnosis.ts";
import { useLaneTitle } from "../lab/useLaneTitle.ts";
import { useLab } from "../labStore.ts";
import { Rich } from "../Rich.tsx";
import { useText, useWords } from "../settings.ts";
import type { ChartPicture } from "./chartPictures.ts";
import { PrintedChart } from "./PrintedChart.tsx";

/** Pixels of a chart's height on paper. */
const HEIGHTS: { readonly [name: string]: number } = { gradient: 224, heat: 116, loss: 84, ratio: 92 };

interface PrintedLaneProps {
  readonly lane: number;
  readonly width: number;
  readonly pictures: readonly ChartPicture[];
}

/** A lane on paper: what it is, what became of it, and its charts. */
export function PrintedLane({ lane, width, pictures }: PrintedLaneProps) {
  const text = useText();
  const story = useWords(storyText);
  const title = useLaneTitle(lane);
  const status = useLab((state) => state.lanes[lane]?.status);
  const judged = useDiagnosis(lane);
  return (
    <section>
      <h2>
        <LaneTag lane={lane} small /> <Rich>{title}</Rich>
      </h2>
      <p className="print-status">
        {status && <Rich>{text.lane.status(status)}</Rich>}
        {judged && ` · ${story.causes[judged.diagnosis.cause]}`}
      </p>
      {pictures.map((picture) => (
        <PrintedChart key={picture.name} picture={picture} width={width} height={HEIGHTS[picture.name] ?? null} />
      ))}
    </section>
  );
}
