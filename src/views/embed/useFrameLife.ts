import { useEffect } from "react";
import { labStore } from "../labStore.ts";
import { setFrameRests } from "../sight.ts";
import { viewStore } from "../viewState.ts";
import type { Locks } from "./trainingSlots.ts";
import { createTurns } from "./turns.ts";

/** The share of the frame that must be seen before it trains. */
const SEEN = 0.25;

const size = Math.max(1, navigator.hardwareConcurrency || 1);

/** Has the frame train while a quarter of it is seen, in turn with the other frames of the page. */
export function useFrameLife(): void {
  useEffect(() => {
    let seen = false;
    setFrameRests(true);
    const locks: Locks | null = navigator.locks ?? null;
    const turns = createTurns({ locks, size, count: lanesNow, train, wait });
    const tell = () => turns.want(seen && document.visibilityState === "visible" && hasToTrain());
    const sight = new IntersectionObserver(
      (entries) => {
        seen = entries.at(-1)?.isIntersecting ?? true;
        tell();
      },
      { threshold: SEEN },
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
  return may ? Promise.resolve() : allStand();
}

function allStand(): Promise<void> {
  return new Promise((resolve) => {
    const runs = labStore.getState().lanes.flatMap(({ run }) => run ?? []);
    const look = () => {
      // A run that was replaced meanwhile is of no interest, and never says that it stands.
      if (labStore.getState().lanes.some(({ run }) => run?.state === "training")) return;
      for (const stop of stops) stop();
      resolve();
    };
    const stops = [labStore.subscribe(look), ...runs.map((run) => run.subscribe(look))];
    look();
  });
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
