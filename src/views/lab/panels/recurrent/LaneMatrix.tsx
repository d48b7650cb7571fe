import { useRef } from "react";
import { createRecurrentMatrix } from "../../../../charts/recurrentMatrix.ts";
import { recurrentText } from "../../../../text/recurrent/index.ts";
import { spoken } from "../../../../text/spoken.ts";
import { SaveChart } from "../../../export/SaveChart.tsx";
import { LaneTag, laneLetter } from "../../../LaneTag.tsx";
import { labStore, useLab } from "../../../labStore.ts";
import { Rich } from "../../../Rich.tsx";
import { useText, useWords } from "../../../settings.ts";
import { ChartFigure } from "../../ChartFigure.tsx";
import { shownStep } from "../../shownStep.ts";
import { stepViewOf } from "../../stepViewOf.ts";
import { TableDialog } from "../../TableDialog.tsx";
import { useChart } from "../../useChart.ts";
import { ValueTable } from "../../ValueTable.tsx";
import { walkSteps } from "../../walk.ts";
import { usePanelLabel } from "../usePanelLabel.ts";
import { type MatrixFigures, matrixFigures } from "./matrixFigures.ts";

/** γ = sup φ′ is 1 for tanh and ReLU (Pascanu, Mikolov & Bengio 2013). */
const BOUND = 1;

/** What a lane's recurrent matrix says of its gradient, over the steps and in a sentence. */
export function LaneMatrix({ lane }: { readonly lane: number }) {
  const text = useText();
  const words = useWords(recurrentText);
  const host = useRef<HTMLDivElement>(null);
  const label = usePanelLabel("recurrent", lane);
  const state = useLab((lab) => lab.lanes[lane]);
  const playhead = useLab((lab) => lab.playhead);
  const step = shownStep(state, playhead);
  const history = state?.run?.history ?? null;
  const figures = matrixFigures(history, step);
  const chart = useChart(host, createRecurrentMatrix, () => ({
    ...stepViewOf(lane),
    history: labStore.getState().lanes[lane]?.run?.history ?? null,
    bound: BOUND,
    words: { bound: words.bound, stepZero: text.charts.lossChart.stepZero },
  }));
  const model = state?.experiment.model;
  const [sigma, rho] = [Math.max(...(figures?.sigma ?? [])), Math.max(...(figures?.rho ?? []))];
  const caption =
    figures === null || history === null
      ? `${label}: ${words.noStep}`
      : words.caption(laneLetter(lane), history.span(step), sigma, rho);
  return (
    <section className="matrix" aria-label={label}>
      <ChartFigure
        className="matrix-figure"
        host={host}
        caption={spoken(text, caption)}
        targetAt={(x) => ({ layer: null, step: chart.current?.stepAt(x) ?? null })}
        onKey={walkSteps}
      >
        <div className="chart-title">
          <LaneTag lane={lane} small />
          <span className="name">{words.title}</span>
          <span className="grow" />
          {figures && (
            <TableDialog title={words.title}>
              <MatrixTable caption={caption} figures={figures} />
            </TableDialog>
          )}
          <SaveChart
            host={host}
            name="recurrent"
            title={words.title}
            lane={lane}
            x="step"
            y="matrix"
            caption={caption}
          />
        </div>
      </ChartFigure>
      <p>
        <Rich>{words.lines}</Rich>
      </p>
      {model?.kind !== "rnn" ? (
        <p>{words.notRecurrent}</p>
      ) : (
        figures && (
          <p className="matrix-says">
            <Rich>{sentence(words, sigma, rho)}</Rich> {model.cell !== "rnn" && words.gates}
          </p>
        )
      )}
    </section>
  );
}

function sentence(words: (typeof recurrentText)["en"], sigma: number, rho: number): string {
  if (!Number.isFinite(sigma)) return words.lost;
  return sigma < BOUND ? words.below(sigma) : words.above(sigma, rho);
}

function MatrixTable({ caption, figures }: { readonly caption: string; readonly figures: MatrixFigures }) {
  const words = useWords(recurrentText);
  return (
    <ValueTable
      caption={caption}
      columns={[words.block, words.sigma, words.rho]}
      rows={figures.names.map((name, k) => ({
        name,
        values: [figures.sigma[k] ?? Number.NaN, figures.rho[k] ?? Number.NaN],
      }))}
    />
  );
}
