import { nonfiniteKinds } from "../../src/engine/quantities.ts";
import type { Figures, Recorded } from "./run.ts";

/**
 * Whether a run is PyTorch's, as far as PyTorch is its own: each figure may be off by SPREAD_FACTOR times what it is off
 * between PyTorch's run and the same run disturbed in the last bit (the running maximum), but nobody is asked for more
 * than `base`. Where the loss or the norm of disturbed runs differ by more than CHAOS the comparison ends.
 */
const SPREAD_FACTOR = 5;
const CHAOS = 1e-3;
/** Of gradients, as a share of the total norm: below it is rounding noise, of which Adam makes steps of ±lr. */
const GRAD_FLOOR = 1e-5;
/** Of ‖∂L/∂h_t‖, relative. */
const HIDDEN_BASE = 1e-5;
/** Updates are compared in the first steps only: they are differences of float32 weights. */
const UPDATE_STEPS = 5;

export interface Agreement {
  /** Steps before chaos. */
  readonly horizon: number;
  readonly compared: number;
  /** A sentence for each figure that is not PyTorch's. */
  readonly differences: readonly string[];
}

/** `base`: relative, where PyTorch agrees with itself. `skipped`: figures that are rounding noise by nature. */
export function agreement(
  app: Recorded,
  reference: Recorded,
  disturbed: readonly Recorded[],
  base: number,
  skipped: (figure: string) => boolean,
): Agreement {
  const spread = new Map<string, number>();
  const differences: string[] = [];
  const noisy = new Set<string>();
  let compared = 0;
  for (const [step, expected] of reference.steps.entries()) {
    for (const run of disturbed) widen(spread, expected, run.steps[step] as Figures);
    if (!(Math.max(spread.get("loss") ?? 0, spread.get("total_norm") ?? 0) <= CHAOS)) {
      return { horizon: step, compared, differences: [...differences, ...ends(app, reference, step)] };
    }
    for (const [figure, wanted] of expected) {
      if (skipped(figure) || noisy.has(figure) || !isSignal(figure, step, expected)) continue;
      compared++;
      const actual = app.steps[step]?.get(figure) ?? Number.NEGATIVE_INFINITY;
      const { relative, absolute } = allowance(figure, expected, base, spread.get(figure) ?? 0);
      if (agrees(actual, wanted, relative, absolute)) continue;
      differences.push(`step ${step}: ${figure} is ${actual}, PyTorch ${wanted} (within ${relative.toExponential(1)})`);
    }
    for (const parameter of reference.parameters) {
      if (isNoise(parameter, expected)) noisy.add(`weight_norm ${parameter}`);
    }
  }
  const horizon = reference.steps.length;
  return { horizon, compared, differences: [...differences, ...ends(app, reference, horizon)] };
}

function widen(spread: Map<string, number>, expected: Figures, disturbed: Figures): void {
  for (const [figure, value] of expected) {
    const off = offBy(disturbed.get(figure) as number, value);
    if (!(off <= (spread.get(figure) ?? 0))) spread.set(figure, off);
  }
}

/** Relative; Infinity where one of the two is not finite and the other is not the same. */
function offBy(actual: number, expected: number): number {
  if (Object.is(actual, expected) || actual === expected) return 0;
  const off = Math.abs(actual - expected) / Math.abs(expected);
  return Number.isNaN(off) ? Number.POSITIVE_INFINITY : off;
}

/** A weight that has taken a step by a gradient that is rounding noise is where that noise took it. */
function isNoise(parameter: string, expected: Figures): boolean {
  const gradient = expected.get(`grad_norm ${parameter}`) as number;
  return gradient < GRAD_FLOOR * (expected.get("total_norm_f64") as number);
}

function isSignal(figure: string, step: number, expected: Figures): boolean {
  if (!figure.startsWith("update_norm ")) return true;
  const gradient = expected.get(figure.replace("update_norm", "grad_norm")) as number;
  return step < UPDATE_STEPS && gradient >= 1e-3 * (expected.get("total_norm_f64") as number);
}

function allowance(figure: string, expected: Figures, base: number, spread: number) {
  const [quantity, parameter] = figure.split(" ");
  const relative = Math.max(base, SPREAD_FACTOR * spread);
  const total = expected.get("total_norm_f64") as number;
  const weight = expected.get(`weight_norm ${parameter}`) as number;
  const floor = Number.isFinite(total) ? GRAD_FLOOR * total : 0;
  if (quantity === "grad_norm") return { relative, absolute: floor };
  if (quantity === "hidden_grad_norm") return { relative: Math.max(HIDDEN_BASE, relative), absolute: floor };
  if (quantity === "weight_norm") return { relative: 1e-5 + relative, absolute: 1e-6 };
  if (quantity === "update_norm") return { relative: 1e-3 + relative, absolute: 1e-6 * (1 + weight) };
  return { relative, absolute: 0 };
}

function agrees(actual: number, expected: number, relative: number, absolute: number): boolean {
  if (relative === Number.POSITIVE_INFINITY) return true;
  if (!Number.isFinite(expected)) return Object.is(actual, expected);
  return Math.abs(actual - expected) <= relative * Math.abs(expected) + absolute;
}

/** The names and order of the parameters, their first norms, and what became non-finite before `until`. */
function ends(app: Recorded, reference: Recorded, until: number): string[] {
  const before = (mark: Recorded["first_nonfinite"]["loss"]) =>
    mark && mark.step < until ? `${mark.tensor} at step ${mark.step}` : "none";
  const marks = nonfiniteKinds.flatMap((kind) => {
    const [actual, wanted] = [before(app.first_nonfinite[kind]), before(reference.first_nonfinite[kind])];
    return actual === wanted ? [] : [`first non-finite ${kind}: ${actual}, PyTorch ${wanted}`];
  });
  const names = app.parameters.join() === reference.parameters.join() ? [] : [`parameters: ${app.parameters.join()}`];
  return [...names, ...initialDifferences(app, reference), ...marks];
}

function initialDifferences(app: Recorded, reference: Recorded): string[] {
  return reference.parameters.flatMap((parameter) => {
    const [actual, wanted] = [app, reference].map(({ steps }) => steps[0]?.get(`weight_norm ${parameter}`) as number);
    const same = agrees(actual as number, wanted as number, 1e-5, 1e-6);
    return same ? [] : [`initial norm of ${parameter}: ${actual}, PyTorch ${wanted}`];
  });
}
