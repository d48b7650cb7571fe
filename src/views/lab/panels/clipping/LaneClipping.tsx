import { useRef } from "react";
import { createClipNorms } from "../../../../charts/clipNorms.ts";
import { suggestedMaxNorm } from "../../../../diagnosis/suggestedMaxNorm.ts";
import type { Experiment } from "../../../../experiment/schema.ts";
import { clippingText } from "../../../../text/clipping/index.ts";
import { figure } from "../../../../text/numbers.ts";
import { spoken } from "../../../../text/spoken.ts";
import { SaveChart } from "../../../export/SaveChart.tsx";
import { LaneTag, laneLetter } from "../../../LaneTag.tsx";
import { labActions, labStore, useLab } from "../../../labStore.ts";
import { Rich } from "../../../Rich.tsx";
import { useText, useWords } from "../../../settings.ts";
import { ChartFigure } from "../../ChartFigure.tsx";
import { shownStep } from "../../shownStep.ts";
import { stepViewOf } from "../../stepViewOf.ts";
import { TableDialog } from "../../TableDialog.tsx";
import { useChart } from "../../useChart.ts";
import { walkSteps } from "../../walk.ts";
import { useDiagnosis } from "../story/useDiagnosis.ts";
import { usePanelLabel } from "../usePanelLabel.ts";
import { ClipTable } from "./ClipTable.tsx";
import { angleOf, clipFigures, rounded, stepsAbove } from "./clipFigures.ts";
import { editClip } from "./editClip.ts";
import { ThresholdLine } from "./ThresholdLine.tsx";

/** What clipping does in a lane: both norms with τ as a line to drag, the numbers, and what it does to the direction. */
export function LaneClipping({ lane }: { readonly lane: number }) {
  const text = useText();
  const words = useWords(clippingText);
  const host = useRef<HTMLDivElement>(null);
  const state = useLab((lab) => lab.lanes[lane]);
  const playhead = useLab((lab) => lab.playhead);
  const judged = useDiagnosis(lane);
  const history = state?.run?.history ?? null;
  const suggested = judged && suggestedMaxNorm(judged.figures.recorded, judged.figures.instability);
  const range = suggested && { low: suggested.low, high: suggested.high };
  const chart = useChart(host, createClipNorms, () => ({
    ...stepViewOf(lane),
    history: labStore.getState().lanes[lane]?.run?.history ?? null,
    suggested: range,
    stepZero: text.charts.lossChart.stepZero,
  }));
  const title = usePanelLabel("clipping", lane);
  if (state === undefined) return null;
  const { clip } = state.experiment;
  const threshold = thresholdOf(clip);
  const step = shownStep(state, playhead);
  const figures = history && step >= 0 ? clipFigures(history, step) : null;
  const caption =
    history === null || figures?.raw === null || figures?.applied === null || figures === null
      ? `${title}: ${words.noStep}`
      : words.caption(laneLetter(lane), history.span(step), figures.raw, figures.applied);
  const angle = figures && angleOf(figures.cosine);
  const middle = suggested && rounded(suggested.median);
  const steps = history?.steps ?? 0;
  return (
    <section className="clipping" aria-label={title}>
      <ChartFigure
        className="clip-norms"
        host={host}
        caption={spoken(text, caption)}
        targetAt={(x) => ({ layer: null, step: chart.current?.stepAt(x) ?? null })}
        onKey={walkSteps}
        overlay={
          threshold !== null && (
            <ThresholdLine
              chart={chart}
              value={threshold}
              onChange={(value) => labActions.edit(...editClip(lane, value))}
            />
          )
        }
      >
        <div className="chart-title">
          <LaneTag lane={lane} small />
          <span className="name">{words.title}</span>
          <span className="grow" />
          <TableDialog title={words.title}>
            <ClipTable lane={lane} />
          </TableDialog>
          <SaveChart host={host} name="clipping" title={words.title} lane={lane} x="step" y="norm" caption={caption} />
        </div>
      </ChartFigure>
      <p className="clip-lines">{words.lines}</p>
      <dl className="clip-numbers">
        <Reading label={words.norms}>
          {figures?.raw !== null && figures?.raw !== undefined && (
            <Rich>{`${figure(figures.raw)} → ${figure(figures.applied ?? Number.NaN)}`}</Rich>
          )}
        </Reading>
        <Reading label={words.angle}>
          {angle !== null && figures?.cosine !== null && figures !== null && (
            <>
              {words.degrees(angle)} <small>{words.cosine(figures.cosine)}</small>
            </>
          )}
        </Reading>
        {clip.mode === "norm" && (
          <Reading label={words.share}>
            {words.shareOf(history ? stepsAbove(history, clip.max_norm) : 0, steps)}
          </Reading>
        )}
        <Reading label={words.suggested}>
          {suggested ? <Rich>{words.range(suggested.low, suggested.high)}</Rich> : words.notYet}
        </Reading>
      </dl>
      <p>{words.modes[clip.mode]}</p>
      {middle !== null && clip.mode === "none" && history && (
        <p>
          <Rich>{words.would(stepsAbove(history, middle), steps, middle)}</Rich>{" "}
          <button type="button" className="button outlined" onClick={() => turnOn(lane, middle)}>
            <span>
              <Rich>{words.turnOn(middle)}</Rich>
            </span>
          </button>
        </p>
      )}
      {middle !== null && clip.mode === "norm" && clip.max_norm !== middle && (
        <button type="button" className="button outlined" onClick={() => labActions.edit(...editClip(lane, middle))}>
          <span>
            <Rich>{words.takeMiddle(middle)}</Rich>
          </span>
        </button>
      )}
    </section>
  );
}

function thresholdOf(clip: Experiment["clip"]): number | null {
  if (clip.mode === "none") return null;
  return clip.mode === "value" ? clip.clip_value : clip.max_norm;
}

/** Live, where the lane trains: both take effect in one step. */
function turnOn(lane: number, max_norm: number): void {
  labActions.edit("clip.mode", "norm", lane);
  labActions.edit("clip.max_norm", max_norm, lane);
}

function Reading({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children || "–"}</dd>
    </div>
  );
}
