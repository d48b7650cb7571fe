import { useEffect, useMemo, useRef } from "react";
import { BINS_PER_DECADE, DECADES, rangeOf } from "../../../../charts/histogram/layout.ts";
import { createHistogram } from "../../../../charts/histogram.ts";
import type { Histogram } from "../../../../engine/histogram.ts";
import type { Question } from "../../../../protocol/messages.ts";
import { layerText } from "../../../../text/layer/index.ts";
import { SaveChart } from "../../../export/SaveChart.tsx";
import { laneLetter } from "../../../LaneTag.tsx";
import { useWords } from "../../../settings.ts";
import { lookOf } from "../../look.ts";
import { TableDialog } from "../../TableDialog.tsx";
import { useAnswer } from "../../useAnswer.ts";
import { useChart } from "../../useChart.ts";
import { ValueTable } from "../../ValueTable.tsx";
import type { HistogramKind, SharedAxes } from "./sharedAxes.ts";

interface TensorHistogramProps {
  readonly lane: number;
  readonly tensor: string;
  readonly kind: HistogramKind;
  readonly axes: SharedAxes;
  /** What the values are of: weights are those after the step's update. */
  readonly note?: string;
}

/** How the values of one tensor are distributed at the step shown, and what has no place on the axis, counted. */
export function TensorHistogram({ lane, tensor, kind, axes, note }: TensorHistogramProps) {
  const words = useWords(layerText);
  const title = words.histograms[kind];
  const host = useRef<HTMLDivElement>(null);
  const question = useMemo(
    (): Question => ({ kind: "histogram", tensor, binsPerDecade: BINS_PER_DECADE, decades: DECADES }),
    [tensor],
  );
  const answered = useAnswer(lane, question);
  const histogram = answered?.answer.kind === "histogram" ? answered.answer.histogram : null;
  useEffect(() => {
    axes.put(kind, lane, histogram && rangeOf(histogram));
    return () => axes.put(kind, lane, null);
  }, [axes, kind, lane, histogram]);
  useChart(host, createHistogram, () => {
    const range = axes.rangeOf(kind);
    return { ...lookOf(lane), histogram, low: range?.low ?? null, high: range?.high ?? null };
  });
  const step = Math.max(0, (answered?.step ?? 0) - 1);
  const count = histogram === null ? 0 : countOf(histogram);
  const caption =
    histogram === null
      ? `${title}: ${answered === null ? words.waiting : words.none}`
      : words.caption(laneLetter(lane), title, tensor, step, count);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: as every chart it has the focus for its sentence.
    <figure className="layer-histogram" tabIndex={0} aria-label={caption}>
      <div className="chart-title">
        <span className="name">{title}</span>
        <span className="grow" />
        {histogram && (
          <TableDialog title={`${title}, ${tensor}`}>
            <HistogramTable caption={caption} histogram={histogram} />
          </TableDialog>
        )}
        <SaveChart
          host={host}
          name={kind}
          title={`${title}, ${tensor}`}
          lane={lane}
          x="value"
          y="count"
          caption={caption}
        />
      </div>
      <div ref={host} className="chart-host" />
      <p className="layer-apart">
        <code>{tensor}</code>
        {note !== undefined && <span>{note}</span>}
        {histogram === null ? answered === null ? words.waiting : words.none : <Apart histogram={histogram} />}
      </p>
    </figure>
  );
}

function Apart({ histogram }: { readonly histogram: Histogram }) {
  const words = useWords(layerText);
  const { zeros, nans, negativeInfinities, positiveInfinities } = histogram;
  return (
    <>
      {zeros > 0 && <span>{words.zeros(zeros)}</span>}
      {negativeInfinities > 0 && <span className="bad">{words.infinities(negativeInfinities, "−")}</span>}
      {positiveInfinities > 0 && <span className="bad">{words.infinities(positiveInfinities, "+")}</span>}
      {nans > 0 && <span className="bad">{words.nans(nans)}</span>}
    </>
  );
}

function HistogramTable({ caption, histogram }: { readonly caption: string; readonly histogram: Histogram }) {
  const { table } = useWords(layerText);
  const { counts, edges, zeros, nans, negativeInfinities, positiveInfinities } = histogram;
  const bins = [...counts].map((count, i) => ({
    from: edges[i] ?? Number.NaN,
    to: edges[i + 1] ?? Number.NaN,
    count,
  }));
  const at = (value: number, count: number) => ({ from: value, to: value, count });
  const rows = [
    at(Number.NEGATIVE_INFINITY, negativeInfinities),
    ...bins.slice(0, bins.length / 2),
    at(0, zeros),
    ...bins.slice(bins.length / 2),
    at(Number.POSITIVE_INFINITY, positiveInfinities),
    at(Number.NaN, nans),
  ].filter(({ count }) => count > 0);
  return (
    <ValueTable
      caption={caption}
      columns={["", table.from, table.to, table.count]}
      rows={rows.map(({ from, to, count }, k) => ({ name: String(k + 1), values: [from, to, count] }))}
    />
  );
}

function countOf({ counts, zeros, nans, negativeInfinities, positiveInfinities }: Histogram): number {
  return counts.reduce((sum, count) => sum + count, 0) + zeros + nans + negativeInfinities + positiveInfinities;
}
