import { useEffect, useState } from "react";
import type { MapPlan } from "../../experiment/mapPlan.ts";
import { pageClock } from "../../runs/clock.ts";
import type { MapSweep } from "../../runs/mapState.ts";
import { CELL_HISTORY, createMapSweep } from "../../runs/mapSweep.ts";
import { createPool } from "../../runs/pool.ts";
import { wantsStillness } from "../reducedMotion.ts";
import { restWhileHidden } from "../restWhileHidden.ts";
import { sweepWorkers } from "../sweepWorkers.ts";

/** Settings that are still being changed begin no sweep. */
const REST_MS = 500;

/** The sweep of a plan, begun when the reader has let go; null before the first one, and kept while a plan is unsound. */
export function useMapSweep(plan: MapPlan | null): MapSweep | null {
  const [sweep, setSweep] = useState<MapSweep | null>(null);
  useEffect(() => {
    if (plan === null) return;
    let ending = () => {};
    const timer = setTimeout(() => {
      const pool = createPool({ size: sweepWorkers, historyBudget: 64 * CELL_HISTORY });
      const made = createMapSweep({ pool, clock: pageClock, plan, workers: sweepWorkers });
      const stop = restWhileHidden({
        isPlaying: () => made.store.getState().state === "running",
        pause: made.pause,
        play: made.resume,
      });
      ending = () => {
        stop();
        made.dispose();
        pool.dispose();
      };
      setSweep(made);
      if (!wantsStillness()) made.start(plan);
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      ending();
    };
  }, [plan]);
  return sweep;
}
