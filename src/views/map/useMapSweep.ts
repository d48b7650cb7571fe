import { useEffect, useState } from "react";
import type { MapPlan } from "../../experiment/mapPlan.ts";
import { pageClock } from "../../runs/clock.ts";
import type { MapSweep } from "../../runs/mapState.ts";
import { CELL_HISTORY, createMapSweep } from "../../runs/mapSweep.ts";
import { createPool } from "../../runs/pool.ts";

const MOST_WORKERS = 8;
const workers = Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 2));
/** Settings that are still being changed begin no sweep. */
const REST_MS = 500;

const still = () => window.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? false;

/** The sweep of a plan, begun when the reader has let go; null before the first one, and kept while a plan is unsound. */
export function useMapSweep(plan: MapPlan | null): MapSweep | null {
  const [sweep, setSweep] = useState<MapSweep | null>(null);
  useEffect(() => {
    if (plan === null) return;
    const timer = setTimeout(() => {
      const pool = createPool({ size: workers, historyBudget: 64 * CELL_HISTORY });
      const made = createMapSweep({ pool, clock: pageClock, plan, workers });
      ending = () => {
        document.removeEventListener("visibilitychange", hide);
        made.dispose();
        pool.dispose();
      };
      // Out of sight it rests; what the reader paused stays paused.
      let rested = false;
      const hide = () => {
        const hidden = document.visibilityState === "hidden";
        if (!hidden && rested) made.resume();
        rested = hidden && made.store.getState().state === "running";
        if (rested) made.pause();
      };
      document.addEventListener("visibilitychange", hide);
      setSweep(made);
      if (!still()) made.start(plan);
    }, REST_MS);
    let ending = () => {};
    return () => {
      clearTimeout(timer);
      ending();
    };
  }, [plan]);
  return sweep;
}
