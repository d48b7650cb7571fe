import { readFileSync } from "node:fs";
import { growthPerLayer } from "../../src/diagnosis/growth.ts";
import { theoryAgreement } from "../../src/diagnosis/theoryAgreement.ts";
import { fastestBackend } from "../../src/engine/kernels/simd/simdKernels.ts";
import { type MeanField, meanFieldOf } from "../../src/engine/theory/meanFieldOf.ts";
import { createTrainer } from "../../src/engine/trainer.ts";
import type { Experiment } from "../../src/experiment/schema.ts";
import type { Row } from "./meanFieldRows.ts";

export const NETWORKS = 20;

/** What NETWORKS networks that differ in the seed alone show before their first step. */
export interface Measured {
  readonly centre: number;
  /** Half of the band, as a share of the centre. */
  readonly half: number;
  readonly median: number;
  readonly inside: number;
}

export function measure(experiment: Experiment): Measured {
  const theory = theoryOf(experiment);
  const growths = Array.from({ length: NETWORKS }, (_, seed) => growthAtStart({ ...experiment, seed }));
  const agreements = growths.map((growth) => {
    const agreement = theoryAgreement(growth, theory);
    if (agreement === null) throw new Error("no prediction");
    return agreement;
  });
  const [
    {
      centre,
      band: [low, high],
    } = { centre: Number.NaN, band: [Number.NaN, Number.NaN] },
  ] = agreements;
  return {
    centre,
    half: Math.sqrt(high / low) - 1,
    median: medianOf(growths),
    inside: agreements.filter(({ agrees }) => agrees).length,
  };
}

function theoryOf(experiment: Experiment): MeanField {
  const theory = meanFieldOf(experiment);
  if (!theory.holds) throw new Error(theory.reason);
  return theory;
}

function growthAtStart(experiment: Experiment): number {
  const trainer = createTrainer(experiment, ["hidden_grad_norm_f64"], fastestBackend());
  trainer.trainStep();
  return growthPerLayer([...trainer.row.slice(0, -1)]) ?? Number.NaN;
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((x, y) => x - y);
  return ((sorted[(sorted.length - 1) >> 1] as number) + (sorted[sorted.length >> 1] as number)) / 2;
}

const heading = [
  "| network | σ_w | depth | width | predicted | band | median of 20 | off | inside |",
  "|---|---|---|---|---|---|---|---|---|",
];

export function tableLine({ network, sigma_w, depth }: Row, width: number, measured: Measured): string {
  const { centre, half, median, inside } = measured;
  const off = `${median < centre ? "−" : "+"}${(100 * Math.abs(median / centre - 1)).toFixed(1)} %`;
  const figures = [centre.toFixed(3), `± ${(100 * half).toFixed(1)} %`, median.toFixed(3), off, inside];
  return `| ${[network, Number(sigma_w.toPrecision(4)), depth, width, ...figures].join(" | ")} |`;
}

/** Where the measured tables stand. */
export const documentFile = "../../docs/MEAN_FIELD.md";

/** The document with these lines in its table of that name, between two comments. */
export function documentWith(name: string, lines: readonly string[]): string {
  const text = readFileSync(new URL(documentFile, import.meta.url), "utf8");
  const [before, rest] = text.split(`<!-- measured: ${name} -->\n`);
  const after = rest?.slice(rest.indexOf("<!-- end -->"));
  if (before === undefined || after === undefined) throw new Error(`docs/MEAN_FIELD.md has no table ${name}`);
  return `${before}<!-- measured: ${name} -->\n${[...heading, ...lines].join("\n")}\n${after}`;
}
