import { useEffect } from "react";
import { labStore } from "../labStore.ts";
import { setFrameRests } from "../sight.ts";
import { viewStore } from "../viewState.ts";
import { allStand } from "./allStand.ts";
import { isSeen, sightThresholds } from "./isSeen.ts";
import type { Locks } from "./trainingSlots.ts";
import { createTurns } from "./turns.ts";

const size = Math.max(1, navigator.hardwareConcurrency || 1);

/** Has the frame train while enough of it is seen, in turn with the other frames of the page. */
export function useFrameLife(): void {
  useEffect(() => {
    let seen = false;
    setFrameRests(true);
    const locks: Locks | null = navigator.locks ?? null;
    const turns = createTurns({ locks, size, count: lanesNow, train, wait });
    const tell = () => turns.want(seen && document.visibilityState === "visible" && hasToTrain());
    const sight = new IntersectionObserver(
      (entries) => {
        const last = entries.at(-1);
        seen = last === undefined || isSeen(last, window.screen.height);
        tell();
      },
      { threshold: [...sightThresholds] },
    );
    sight.observe(document.documentElement);
    const stops = [labStore.subscribe(tell), viewStore.subscribe(tell)];
    document.addEventListener("visibilitychange", tell);
    return () => {
      for (const stop of stops) stop();
      document.removeEventListener("visibilitychange", tell);
      sight.disconnect();
      turns.want(false);
    };
  }, []);
}

/** A Lab that is paused leaves its slots to others; what the other views do is theirs. */
const hasToTrain = () => viewStore.getState().view !== "lab" || labStore.getState().playing;

const lanesNow = () => (viewStore.getState().view === "lab" ? labStore.getState().lanes.length : 1);

/** A turn is over once the last step under way is done. */
function train(may: boolean): Promise<void> {
  setFrameRests(!may);
  return may ? Promise.resolve() : allStand(labStore);
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = ms < Number.POSITIVE_INFINITY ? setTimeout(end, ms) : undefined;
    signal.addEventListener("abort", end);
    if (signal.aborted) end();
  });
}
