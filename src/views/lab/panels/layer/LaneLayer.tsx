import { layerText } from "../../../../text/layer/index.ts";
import { figure, growth } from "../../../../text/numbers.ts";
import { LaneTag } from "../../../LaneTag.tsx";
import { useLab } from "../../../labStore.ts";
import { Rich } from "../../../Rich.tsx";
import { useWords } from "../../../settings.ts";
import { shownStep } from "../../shownStep.ts";
import { usePanelLabel } from "../usePanelLabel.ts";
import { layerFigures, updateRatio } from "./layerFigures.ts";
import { layerTensors } from "./layerTensors.ts";
import type { SharedAxes } from "./sharedAxes.ts";
import { TensorHistogram } from "./TensorHistogram.tsx";

interface LaneLayerProps {
  readonly lane: number;
  readonly layer: number;
  /** Of the histograms, one for all lanes. */
  readonly axes: SharedAxes;
}

/** One layer of one lane: what it does to the gradient, in a sentence, in numbers and in four histograms. */
export function LaneLayer({ lane, layer, axes }: LaneLayerProps) {
  const words = useWords(layerText);
  const state = useLab((lab) => lab.lanes[lane]);
  const playhead = useLab((lab) => lab.playhead);
  const history = state?.run?.history;
  const step = shownStep(state, playhead);
  const title = usePanelLabel("layer", lane);
  if (state === undefined || !history || step < 0) return <Empty lane={lane} title={title} why={words.noStep} />;
  if (layer > history.layout.axes.hidden.length) return <Empty lane={lane} title={title} why={words.absent} />;
  const figures = layerFigures(history, state.experiment, step, layer);
  const { signal, weight } = layerTensors(state.experiment, history.layout, layer);
  const ratio = weight === null ? null : updateRatio(history, weight, step);
  return (
    <section className="layer" aria-label={title}>
      <h3>
        <LaneTag lane={lane} small /> {words.name(figures)}
        <small>{words.atSteps(history.span(step))}</small>
      </h3>
      <p className="layer-sentence">
        <Rich>{words.sentence(figures)}</Rich>
      </p>
      <dl className="layer-numbers">
        <Reading label={words.factor} value={figures.factor} write={growth} factor />
        <Reading
          label={words.product[figures.place === "time" ? "time" : "layer"]}
          value={figures.product}
          write={growth}
          factor
        />
        <Reading label={words.ratio} value={ratio} write={figure} />
        <Reading label={words.dead} value={figures.dead} write={words.percent} />
        <Reading label={words.saturated} value={figures.saturated} write={words.percent} />
      </dl>
      <div className="layer-histograms">
        {weight !== null && (
          <TensorHistogram lane={lane} tensor={weight} kind="weight" axes={axes} note={words.afterUpdate} />
        )}
        {weight !== null && (
          <TensorHistogram lane={lane} tensor={`${weight}.grad`} kind="weight_gradient" axes={axes} />
        )}
        {signal !== null && <TensorHistogram lane={lane} tensor={signal} kind="activation" axes={axes} />}
        {signal !== null && <TensorHistogram lane={lane} tensor={`${signal}.grad`} kind="signal" axes={axes} />}
      </div>
    </section>
  );
}

function Empty({ lane, title, why }: { readonly lane: number; readonly title: string; readonly why: string }) {
  return (
    <section className="layer" aria-label={title}>
      <h3>
        <LaneTag lane={lane} small />
      </h3>
      <p>{why}</p>
    </section>
  );
}

interface ReadingProps {
  readonly label: string;
  /** null: it means nothing here, and is left out. */
  readonly value: number | null;
  readonly write: (value: number) => string;
  readonly factor?: boolean;
}

function Reading({ label, value, write, factor = false }: ReadingProps) {
  if (value === null) return null;
  return (
    <div className={factor ? "factor" : undefined}>
      <dt>{label}</dt>
      <dd>
        <Rich>{write(value)}</Rich>
      </dd>
    </div>
  );
}
