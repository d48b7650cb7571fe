import { useRef } from "react";
import { createPrediction } from "../../../../charts/prediction.ts";
import type { Picture } from "../../../../engine/pictures/picture.ts";
import type { Question } from "../../../../protocol/messages.ts";
import { pictureText } from "../../../../text/picture/index.ts";
import { spoken } from "../../../../text/spoken.ts";
import { SaveChart } from "../../../export/SaveChart.tsx";
import { LaneTag, laneLetter } from "../../../LaneTag.tsx";
import { Rich } from "../../../Rich.tsx";
import { useText, useWords } from "../../../settings.ts";
import { lookOf } from "../../look.ts";
import { TableDialog } from "../../TableDialog.tsx";
import { useAnswer } from "../../useAnswer.ts";
import { useChart } from "../../useChart.ts";
import { usePanelLabel } from "../usePanelLabel.ts";
import { PictureTable } from "./PictureTable.tsx";
import { pictureFacts } from "./pictureFacts.ts";

const question: Question = { kind: "picture" };

/** What one network predicts at the step shown, beside its target. */
export function LanePicture({ lane }: { readonly lane: number }) {
  const words = useWords(pictureText);
  const answered = useAnswer(lane, question);
  const picture = answered?.answer.kind === "picture" ? answered.answer.picture : null;
  const title = usePanelLabel("picture", lane);
  return (
    <section className="picture" aria-label={title}>
      {picture === null || answered === null ? (
        <p>
          <LaneTag lane={lane} small /> {answered === null ? words.waiting : words.none}
        </p>
      ) : (
        <Drawn lane={lane} picture={picture} step={Math.max(0, answered.step - 1)} />
      )}
    </section>
  );
}

interface DrawnProps {
  readonly lane: number;
  readonly picture: Picture;
  readonly step: number;
}

function Drawn({ lane, picture, step }: DrawnProps) {
  const text = useText();
  const words = useWords(pictureText);
  const host = useRef<HTMLDivElement>(null);
  useChart(host, createPrediction, () => ({ ...lookOf(lane), picture }));
  const { least, most, nonfinite, count } = pictureFacts(picture);
  const facts = [
    ...(picture.kind === "grid" ? [words.classes(picture.classes)] : []),
    ...(nonfinite < count ? [words.reaches(least, most)] : []),
    ...(nonfinite > 0 ? [words.nonfinite(nonfinite, count)] : []),
  ];
  const caption = words.caption(laneLetter(lane), step, text.titles.list([words[picture.kind], ...facts]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: as every chart it has the focus for its sentence.
    <figure className="picture-figure" tabIndex={0} aria-label={spoken(text, caption)}>
      <div className="chart-title">
        <LaneTag lane={lane} small />
        <span className="name">{words[picture.kind]}</span>
        <small>{words.atStep(step)}</small>
        <span className="grow" />
        {picture.kind !== "grid" && (
          <TableDialog title={words[picture.kind]}>
            <PictureTable picture={picture} caption={caption} />
          </TableDialog>
        )}
        <SaveChart
          host={host}
          name="prediction"
          title={words[picture.kind]}
          lane={lane}
          x={null}
          y={null}
          caption={caption}
        />
      </div>
      <div ref={host} className={`chart-host ${picture.kind}`} />
      <p>
        <Rich>{text.titles.list(facts)}</Rich>
      </p>
    </figure>
  );
}
