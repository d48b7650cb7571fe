import { useEffect, useState } from "react";
import type { LaneRun } from "../../../../runs/laneRun.ts";
import { labStore, startTwin, useLab } from "../../../labStore.ts";
import { type Chaos, parting, TWIN_STEPS } from "./parting.ts";

const known = new WeakMap<LaneRun, Chaos>();

/**
 * Trains a twin of the lane whose weights differ in their last bit, once for each run and as many steps as the lane has
 * done by then. null: the lane has too few steps, or changed while it ran.
 */
export function useChaos(lane: number): Chaos | { readonly kind: "looking" } | null {
  const run = useLab((state) => state.lanes[lane]?.run ?? null);
  const may = useLab(
    (state) => state.lanes[lane]?.run?.timeline.length === 0 && (state.playhead > 2 || !state.playing),
  );
  const [found, setFound] = useState<{ readonly run: LaneRun; readonly chaos: Chaos } | null>(null);
  useEffect(() => {
    if (run === null || !may || run.steps < 2 || known.has(run)) return;
    const { experiment } = labStore.getState().lanes[lane] ?? {};
    if (experiment === undefined) return;
    const twin = startTwin(experiment);
    twin.advance(Math.min(run.steps, TWIN_STEPS));
    const end = twin.subscribe(() => {
      const over = twin.state === "dead" || twin.state === "failed" || twin.steps >= Math.min(run.steps, TWIN_STEPS);
      if (!over) return;
      const chaos = parting(run.history, twin.history);
      end();
      twin.dispose();
      if (chaos === null) return;
      known.set(run, chaos);
      setFound({ run, chaos });
    });
    return () => {
      end();
      twin.dispose();
    };
  }, [lane, run, may]);
  if (run === null || !may) return null;
  const chaos = known.get(run) ?? (found?.run === run ? found.chaos : null);
  return chaos ?? { kind: "looking" };
}
