import { createStore } from "zustand/vanilla";

/** Whether the page's frame, where it is in one, is shown and has its turn to train; a page of its own always has. */
const frame = createStore(() => ({ rests: false }));

/** Whether nobody sees the page, or its frame is to rest: then nothing trains. */
export const isOutOfSight = (): boolean => document.visibilityState === "hidden" || frame.getState().rests;

export const setFrameRests = (rests: boolean): void => frame.setState({ rests });

/** Calls back when it may have changed; returns a function that ends it. */
export function onSight(listener: () => void): () => void {
  const stop = frame.subscribe(listener);
  document.addEventListener("visibilitychange", listener);
  return () => {
    stop();
    document.removeEventListener("visibilitychange", listener);
  };
}
