import { useMemo, useRef, useState } from "react";
import { createFactorProduct } from "../../charts/factorProduct.ts";
import { hiddenAt } from "../../diagnosis/recorded.ts";
import { chainLength } from "../../experiment/chainLength.ts";
import { resolve } from "../../experiment/comparison.ts";
import type { Comparison, Experiment } from "../../experiment/schema.ts";
import type { ProductFigure } from "../../lessons/chapter.ts";
import type { History } from "../../runs/history.ts";
import { learnText } from "../../text/learn/index.ts";
import { figure as written } from "../../text/numbers.ts";
import { lookOf } from "../lab/look.ts";
import { TableDialog } from "../lab/TableDialog.tsx";
import { useChart } from "../lab/useChart.ts";
import { ValueTable } from "../lab/ValueTable.tsx";
import { Rich } from "../Rich.tsx";
import { useWords } from "../settings.ts";
import { Slider } from "./Slider.tsx";
import { useRecorded } from "./useRecorded.ts";

const signal = ["hidden_grad_norm_f64"] as const;
const FACTORS = { min: 0.8, max: 1.5, step: 0.01 } as const;
const DEPTHS = { min: 1, max: 100, step: 1 } as const;

/** g^L = …: the factor and the depth to move, and what a network of that depth measures. */
export function ProductView({ figure }: { readonly figure: ProductFigure }) {
  const { product: words } = useWords(learnText);
  const host = useRef<HTMLDivElement>(null);
  const own = chainLength(firstOf(figure.comparison));
  const [factor, setFactor] = useState(figure.factor);
  const [depth, setDepth] = useState(own);
  const recorded = useRecorded(figure.comparison, signal, 1);
  const signals = useMemo(() => (recorded === null ? null : goingBack(recorded)), [recorded]);
  const measured = depth === own ? signals : null;
  const total = factor ** depth;
  const { axis, explodes, vanishes, output } = words;
  const chartWords = {
    axis,
    explodes,
    vanishes,
    output,
    input: words.input(depth),
    back: words.back(factor),
  };
  useChart(host, createFactorProduct, () => ({ ...lookOf(0), factor, depth, measured, words: chartWords }));
  const caption = words.caption(factor, depth, total);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a chart is reached with the keyboard as in the Lab.
    <figure className="lesson-product" tabIndex={0} aria-label={caption}>
      <div className="product-readout">
        <p className="product-total" aria-hidden="true">
          {factor.toFixed(2)}
          <sup>{depth}</sup> <span>=</span>{" "}
          <b className="factor">
            <Rich>{written(total)}</Rich>
          </b>
        </p>
        <p>
          <Rich>{words.told(total)}</Rich>
        </p>
      </div>
      <div ref={host} className="chart-host" />
      <p className="product-legend">{words.measured}</p>
      <TableDialog title={caption}>
        <ValueTable
          caption={caption}
          columns={[words.passed, words.line, words.dot]}
          rows={Array.from({ length: depth + 1 }, (_, passed) => ({
            name: String(passed),
            values: [factor ** passed, measured?.[passed] ?? null],
          }))}
        />
      </TableDialog>
      <div className="product-knobs">
        <Knob label={words.factor} value={factor} range={FACTORS} onChange={setFactor} />
        <Knob label={words.depth} value={depth} range={DEPTHS} onChange={setDepth} />
      </div>
    </figure>
  );
}

function firstOf(comparison: Comparison): Experiment {
  const [first] = resolve(comparison);
  if (first === undefined) throw new Error("a comparison without lanes");
  return first.experiment;
}

/** ‖∂L/∂h_{L−k}‖/‖∂L/∂h_L‖ at step 0, k = 0 … L − 1. */
function goingBack(recorded: History): readonly number[] {
  const back = hiddenAt(recorded, "hidden_grad_norm_f64", 0).toReversed();
  return back.map((norm) => norm / (back[0] ?? Number.NaN));
}

interface KnobProps {
  readonly label: string;
  readonly value: number;
  readonly range: { readonly min: number; readonly max: number; readonly step: number };
  readonly onChange: (value: number) => void;
}

function Knob({ label, value, range, onChange }: KnobProps) {
  return (
    <div className="product-knob">
      <span aria-hidden="true">{label}</span>
      <output className="product-value">{range.step < 1 ? value.toFixed(2) : value}</output>
      <Slider
        className="product-slider"
        aria-label={label}
        {...range}
        value={value}
        onMove={(value) => onChange(value)}
      />
    </div>
  );
}
