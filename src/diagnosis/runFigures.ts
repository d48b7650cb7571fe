import type { Origins } from "../engine/provenance/origin.ts";
import type { FirstNonfinite } from "../engine/quantities.ts";
import type { Experiment } from "../experiment/schema.ts";
import { bestConstantOf } from "./bestConstant.ts";
import { type Explosion, explosion } from "./explosion.ts";
import { finalLoss } from "./finalLoss.ts";
import { type Instability, instability } from "./instability.ts";
import { movement } from "./movement.ts";
import { firstValue, type Recorded } from "./recorded.ts";
import { firstSignalRatio, signalChain } from "./signalRatio.ts";

/** What a diagnosis is made of. */
export interface RunToDiagnose {
  /** With the quantities of `diagnosisColumns`; what is missing is not judged. */
  readonly recorded: Recorded;
  /** The settings of a step, changes made while it ran included. */
  readonly experimentAt: (step: number) => Experiment;
  readonly firstNonfinite: FirstNonfinite;
  /** The operations that made the first Inf and the first NaN, where they were followed. */
  readonly origins?: Origins;
  /** The expected loss of the best constant prediction, where the caller knows better than the task does. */
  readonly bestConstantLoss?: number;
}

/** What the criteria read, each figure computed once. */
export interface RunFigures extends RunToDiagnose {
  /** At step 0. */
  readonly experiment: Experiment;
  /** Γ at step 0: NaN with fewer than two layers. */
  readonly ratio: number;
  /** Layers or time steps that Γ is taken over. */
  readonly chain: number;
  readonly explosion: Explosion | null;
  readonly instability: Instability | null;
  readonly firstLoss: number;
  readonly finalLoss: number;
  readonly bestConstant: number | null;
  /** How far the weights can have come from where they started, relative (movement.ts). */
  readonly moved: number;
}

export function runFigures(run: RunToDiagnose): RunFigures {
  const { recorded } = run;
  const experiment = run.experimentAt(0);
  const exploded = explosion(run.firstNonfinite);
  const bestConstant = run.bestConstantLoss ?? bestConstantOf(experiment);
  return {
    ...run,
    experiment,
    ratio: firstSignalRatio(recorded, experiment),
    chain: signalChain(recorded, experiment),
    explosion: exploded,
    instability: instability(recorded, exploded, bestConstant),
    firstLoss: firstValue(recorded, "loss"),
    finalLoss: finalLoss(recorded, recorded.steps),
    bestConstant,
    moved: movement(recorded),
  };
}
