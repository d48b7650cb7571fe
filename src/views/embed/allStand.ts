import type { StoreApi } from "zustand/vanilla";
import type { LabState } from "../../runs/labState.ts";

/** Milliseconds after which a turn ends in any case: a frame that never stops would keep its slots from all others. */
const PATIENCE_MS = 5000;

/**
 * Resolves once no lane trains. Lanes may restart meanwhile: only the runs that are in the store at the moment count, and
 * those that have come are listened to; one that was replaced never says that it stands.
 */
export function allStand(store: Pick<StoreApi<LabState>, "getState" | "subscribe">): Promise<void> {
  return new Promise((resolve) => {
    const stops = new Map<object, () => void>();
    const end = () => {
      clearTimeout(net);
      for (const stop of stops.values()) stop();
      resolve();
    };
    const look = () => {
      const runs = store.getState().lanes.flatMap(({ run }) => run ?? []);
      if (!runs.some(({ state }) => state === "training")) return end();
      for (const run of runs) if (!stops.has(run)) stops.set(run, run.subscribe(look));
    };
    const net = setTimeout(end, PATIENCE_MS);
    stops.set(store, store.subscribe(look));
    look();
  });
}
