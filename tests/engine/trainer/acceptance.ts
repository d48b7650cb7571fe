import type { FirstNonfinite } from "../../../src/engine/quantities.ts";
import { nonfiniteKinds } from "../../../src/engine/quantities.ts";
import type { Patch } from "../../../src/experiment/schema.ts";

/** A number, or "NaN", "Infinity", "-Infinity". */
type Figure = number | string;
type Series = readonly Figure[];

/** What PyTorch recorded of one experiment, and how far it agrees with itself between BLAS kernels. */
export interface OracleCase {
  readonly config: Patch & {
    readonly steps: number;
    readonly model: { readonly kind: string; readonly depth?: number; readonly norm?: string };
  };
  readonly expected: {
    readonly step: Readonly<
      Record<"loss" | "total_norm" | "total_norm_f64" | "clip_coef" | "clipped_norm", readonly Figure[]>
    >;
    readonly param: Readonly<
      Record<string, Readonly<Record<"grad_norm" | "update_norm" | "weight_norm", readonly Figure[]>>>
    >;
    /** ‖∂L/∂h_t‖ of the first steps of a recurrent network: a row a step, a number a time step. */
    readonly hidden_grad_norm?: readonly Series[];
    readonly first_nonfinite: {
      readonly [K in keyof FirstNonfinite]?: { readonly step: number; readonly tensor: string };
    };
  };
  readonly tolerance: Readonly<Record<"spread_loss" | "spread_total_norm" | "spread_grad", Series>>;
}

/** One step of a run: a quantity's number, of one parameter ("cell.bias_hh") or signal ("h7") where it has one for each. */
export type ReadFigure = (quantity: string, name?: string) => number;

interface Row {
  readonly what: string;
  readonly name?: string;
  readonly expected: number;
  readonly relative: number;
  readonly absolute: number;
}

const SPREAD_FACTOR = 5;
/** Relative, where PyTorch agrees with itself. */
const BASE = 2e-6;
/** Beyond this spread PyTorch does not agree with itself: nothing is compared from there on. */
const CHAOS = 1e-3;

/** The first step from which nothing is compared. */
export function horizon({ config, tolerance }: OracleCase): number {
  for (let t = 0; t < config.steps; t++) {
    const spread = Math.max(Number(tolerance.spread_loss[t]), Number(tolerance.spread_total_norm[t]));
    if (!(spread <= CHAOS)) return t;
  }
  return config.steps;
}

/** Where a step of a run is not PyTorch's: one sentence a figure. */
export function disagreements(oracle: OracleCase, t: number, read: ReadFigure): string[] {
  return rowsOf(oracle, t).flatMap(({ what, name, expected, relative, absolute }) => {
    const actual = read(what, name);
    if (agrees(actual, expected, relative, absolute)) return [];
    return [`step ${t}: ${name ?? ""} ${what} is ${actual}, PyTorch ${expected} (within ${relative})`];
  });
}

function rowsOf({ config, expected, tolerance }: OracleCase, t: number): Row[] {
  const loss = SPREAD_FACTOR * Number(tolerance.spread_loss[t]);
  const norm = SPREAD_FACTOR * Number(tolerance.spread_total_norm[t]);
  const grad = SPREAD_FACTOR * Number(tolerance.spread_grad[t]);
  const relative = {
    loss: Math.max(BASE, loss),
    total_norm: Math.max(BASE, norm),
    total_norm_f64: Math.max(BASE, loss, norm, grad),
    clip_coef: Math.max(BASE, norm, grad),
    clipped_norm: Math.max(BASE, norm, grad),
  };
  const total = Number(expected.step.total_norm_f64[t]);
  const rows: Row[] = (Object.keys(relative) as (keyof typeof relative)[]).map((what) => ({
    what,
    expected: Number(expected.step[what][t]),
    relative: relative[what],
    absolute: 0,
  }));
  const floor = Number.isFinite(total) ? 1e-5 * total : 0;
  for (const [parameter, series] of Object.entries(expected.param)) {
    if (isNoise(config.model, parameter)) continue;
    const g = Number(series.grad_norm[t]);
    const w = Number(series.weight_norm[t]);
    rows.push({ what: "grad_norm", name: parameter, expected: g, relative: Math.max(BASE, grad), absolute: floor });
    rows.push({ what: "weight_norm", name: parameter, expected: w, relative: 1e-5 + grad, absolute: 1e-6 });
    // Adam turns the rounding noise of a vanishing gradient into ±lr.
    if (t >= 5 || !Number.isFinite(g) || !(g >= 1e-3 * total)) continue;
    const update = Number(series.update_norm[t]);
    rows.push({
      what: "update_norm",
      name: parameter,
      expected: update,
      relative: 1e-3 + 4 * grad,
      absolute: 1e-6 * (1 + w),
    });
  }
  expected.hidden_grad_norm?.[t]?.forEach((norm, k) => {
    rows.push({
      what: "hidden_grad_norm",
      name: `h${k + 1}`,
      expected: Number(norm),
      relative: Math.max(1e-5, grad),
      absolute: floor,
    });
  });
  return rows;
}

/** The true gradient of a bias in front of BatchNorm is 0. */
function isNoise(model: OracleCase["config"]["model"], parameter: string): boolean {
  const inFront = /^linear(\d+)\.bias$/.exec(parameter);
  return model.norm === "batch_norm" && inFront !== null && Number(inFront[1]) <= (model.depth ?? 0);
}

/** Where the first non-finite values before `until` are not PyTorch's. */
export function nonfiniteDisagreements({ expected }: OracleCase, found: FirstNonfinite, until: number): string[] {
  return nonfiniteKinds.flatMap((kind) => {
    const before = (mark: { readonly step: number; readonly tensor: string } | null | undefined) =>
      mark && mark.step < until ? `${mark.tensor} at step ${mark.step}` : "none";
    const [actual, wanted] = [before(found[kind]), before(expected.first_nonfinite[kind])];
    return actual === wanted ? [] : [`first non-finite ${kind}: ${actual}, PyTorch ${wanted}`];
  });
}

function agrees(actual: number, expected: number, relative: number, absolute: number): boolean {
  if (!Number.isFinite(expected)) return Object.is(actual, expected);
  return Math.abs(actual - expected) <= relative * Math.abs(expected) + absolute;
}
