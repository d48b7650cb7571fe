import { useMemo, useRef } from "react";
import { useStore } from "zustand";
import { createGradientNorms } from "../../charts/gradientNorms.ts";
import { layerColumns } from "../../charts/layerColumns.ts";
import { createLoss } from "../../charts/loss.ts";
import { laneTitle as titleParts } from "../../experiment/differences.ts";
import type { LaneState } from "../../runs/labState.ts";
import type { Lab } from "../../runs/labStore.ts";
import { laneTitle } from "../../text/laneTitle.ts";
import { spoken } from "../../text/spoken.ts";
import { LaneTag, laneLetter } from "../LaneTag.tsx";
import { heroCaption } from "../lab/heroCaption.ts";
import { createHeroData } from "../lab/heroData.ts";
import { lossData } from "../lab/lossData.ts";
import { quantityOf } from "../lab/quantityOf.ts";
import { shownStep } from "../lab/shownStep.ts";
import { TableDialog } from "../lab/TableDialog.tsx";
import { useChart } from "../lab/useChart.ts";
import { ValueTable } from "../lab/ValueTable.tsx";
import { Rich } from "../Rich.tsx";
import { useText } from "../settings.ts";

interface LessonLaneProps {
  readonly lab: Lab;
  readonly lane: number;
  readonly loss: boolean;
}

/** One network of the lesson: what it does in words, its gradient over the layers, its loss. */
export function LessonLane({ lab, lane, loss }: LessonLaneProps) {
  const text = useText();
  const { comparison, lanes, quantity } = useStore(lab.store);
  const state = lanes[lane];
  const title = useMemo(() => laneTitle(text, titleParts(comparison, lane)), [text, comparison, lane]);
  const overTime = state?.experiment.model.kind !== "mlp";
  const { hero: layers, heroTime } = text.charts;
  const hero = useMemo(() => (overTime ? { ...layers, ...heroTime } : layers), [overTime, layers, heroTime]);
  const host = useRef<HTMLDivElement>(null);
  const heroData = useMemo(() => createHeroData(lab), [lab]);
  useChart(host, createGradientNorms, () => heroData(lane, hero));
  const { caption, table } = useTold(lab, lane, state);
  const name = (overTime ? text.quantities.time : text.quantities)[quantityOf(state, quantity)];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a chart is reached with the keyboard as in the Lab.
    <figure className="lesson-lane" data-lane={laneLetter(lane).toLowerCase()} tabIndex={0} aria-label={caption}>
      <div className="lesson-lane-title">
        {lanes.length > 1 && <LaneTag lane={lane} />}
        {lanes.length > 1 && (
          <b>
            <Rich>{title}</Rich>
          </b>
        )}
        <span className="grow" />
        {state !== undefined && (
          <span className={`lesson-status ${state.status.kind}`}>
            <Rich>{text.lane.status(state.status)}</Rich>
          </span>
        )}
      </div>
      <p className="lesson-quantity">{name}</p>
      <div ref={host} className="chart-host" />
      {loss && <LessonLoss lab={lab} lane={lane} />}
      <TableDialog title={name}>
        <ValueTable
          caption={caption}
          columns={[overTime ? text.charts.timeStep : text.charts.layer, name]}
          rows={table()}
        />
      </TableDialog>
    </figure>
  );
}

function useTold(lab: Lab, lane: number, state: LaneState | undefined) {
  const text = useText();
  const { playhead, quantity: chosen } = useStore(lab.store);
  const history = state?.run?.history ?? null;
  const step = shownStep(state, playhead);
  const quantity = quantityOf(state, chosen);
  const columns = history === null ? [] : layerColumns(history.layout, quantity);
  const numberAt = (column: number) => (history === null || step < 0 ? Number.NaN : history.at(step, column));
  const caption = spoken(text, heroCaption(text, state, lane, playhead, chosen));
  const table = () =>
    columns.map((column, k) => ({
      name: k === columns.length - 1 ? text.charts.hero.output : String(k + 1),
      values: [numberAt(column)],
    }));
  return { caption, table };
}

function LessonLoss({ lab, lane }: { readonly lab: Lab; readonly lane: number }) {
  const { charts } = useText();
  const host = useRef<HTMLDivElement>(null);
  useChart(host, createLoss, () => lossData(lab, lane, true, charts.lossChart));
  return (
    <>
      <p className="lesson-quantity">{charts.loss}</p>
      <div ref={host} className="chart-host low" />
    </>
  );
}
