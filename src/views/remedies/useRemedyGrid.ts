import { useEffect, useMemo, useState } from "react";
import type { CardCode } from "../../diagnosis/remedies/cards.ts";
import { resolve } from "../../experiment/comparison.ts";
import type { Comparison, Experiment } from "../../experiment/schema.ts";
import { pageClock } from "../../runs/clock.ts";
import { createPool } from "../../runs/pool.ts";
import { createRemedyGrid, REMEDY_HISTORY } from "../../runs/remedyGrid.ts";
import type { RemedyGrid } from "../../runs/remedyState.ts";
import { useLab } from "../labStore.ts";
import { restWhileHidden } from "../restWhileHidden.ts";
import { sweepWorkers } from "../sweepWorkers.ts";

/** PyTorch's documents clip at 1 where nothing better is known. */
const MAX_NORM = 1;
/** A run that goes on for ever in the Lab is shown so far here. */
const MOST_STEPS = 1000;

export interface Baseline {
  readonly experiment: Experiment;
  readonly max_norm: number;
}

/** What the remedies are tried on: the Lab's first lane; clipped, where another lane clips, at that lane's threshold. */
export function baselineOf(comparison: Comparison): Baseline {
  const [first, ...others] = resolve(comparison).map(({ experiment }) => experiment);
  if (first === undefined) throw new Error("a comparison without lanes");
  const clipped = others.find(({ clip }) => clip.mode === "norm" || clip.mode === "per_layer")?.clip;
  const max_norm = clipped !== undefined && "max_norm" in clipped ? clipped.max_norm : MAX_NORM;
  return { experiment: { ...first, steps: Math.min(MOST_STEPS, first.steps) }, max_norm };
}

/** The grid of the Lab's first lane, for as long as the view is shown; null before it is made. */
export function useRemedyGrid(pairs: readonly (readonly [CardCode, CardCode])[]): RemedyGrid | null {
  const comparison = useLab((state) => state.comparison);
  const baseline = useMemo(() => baselineOf(comparison), [comparison]);
  const [grid, setGrid] = useState<RemedyGrid | null>(null);
  useEffect(() => {
    const pool = createPool({ size: sweepWorkers, historyBudget: 64 * REMEDY_HISTORY });
    const { experiment, max_norm } = baseline;
    const made = createRemedyGrid({
      pool,
      clock: pageClock,
      experiment,
      steps: experiment.steps,
      max_norm,
      workers: sweepWorkers,
    });
    setGrid(made);
    const stop = restWhileHidden({
      isPlaying: () => made.store.getState().playing,
      pause: made.pause,
      play: made.play,
    });
    return () => {
      stop();
      made.dispose();
      pool.dispose();
    };
  }, [baseline]);
  useEffect(() => grid?.setPairs(pairs), [grid, pairs]);
  return grid;
}
