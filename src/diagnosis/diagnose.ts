import type { Cause } from "./causes.ts";
import { criteria } from "./criteria/index.ts";
import { hasLearned } from "./criteria/learned.ts";
import type { Evidence } from "./evidence.ts";
import { type Remedy, remediesFor } from "./remedies/index.ts";
import { type RunFigures, type RunToDiagnose, runFigures } from "./runFigures.ts";

/** What became of a run, whatever the cause: a run whose signal explodes may well learn. */
type Outcome = "nonfinite" | "unstable" | "learned" | "not_learned";

/** What happened to a run and why, as codes with figures. */
export interface Diagnosis {
  readonly cause: Cause;
  readonly outcome: Outcome;
  /** What the cause rests on. */
  readonly evidence: readonly Evidence[];
  /** Other causes whose criteria hold as well: the bad batch that a deep network multiplied. */
  readonly also: readonly Cause[];
  /** What may help, the most promising first: each a patch of the experiment. */
  readonly remedies: readonly Remedy[];
}

/**
 * Conclusions about a run that learned, vanished or crept exclude each other: only faults stand beside another cause.
 */
const conclusions: readonly Cause[] = ["healthy", "vanishing", "slow", "mixed", "learning_rate_too_high"];

/**
 * Diagnoses a run from its recorded figures and its settings, how it was set up unknown. The criteria are tried in
 * order, and the first that holds decides; docs/DIAGNOSIS.md says how often that is right. A run without a step is
 * "slow".
 */
export function diagnose(run: RunToDiagnose): Diagnosis {
  const figures = runFigures(run);
  const [first, ...others] = [...findings(figures)];
  if (first === undefined) throw new Error("no criterion holds");
  return {
    ...first,
    outcome: outcomeOf(figures),
    also: others.map(({ cause }) => cause).filter((cause) => !conclusions.includes(cause)),
    remedies: remediesFor(first.cause, figures),
  };
}

/** The cause alone, for those who ask of thousands of runs. */
export function causeOf(run: RunToDiagnose): Cause {
  for (const { cause } of findings(runFigures(run))) return cause;
  throw new Error("no criterion holds");
}

/** The criteria that hold, in order. */
function* findings(figures: RunFigures): Generator<{ readonly cause: Cause; readonly evidence: readonly Evidence[] }> {
  for (const { cause, find } of criteria) {
    const evidence = find(figures);
    if (evidence !== null) yield { cause, evidence };
  }
}

function outcomeOf(figures: RunFigures): Outcome {
  if (figures.explosion !== null) return "nonfinite";
  if (hasLearned(figures)) return "learned";
  return figures.instability !== null ? "unstable" : "not_learned";
}
