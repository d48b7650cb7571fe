import { useEffect } from "react";
import { labActions } from "./labStore.ts";
import { viewStore } from "./viewState.ts";

/** A Lab that nobody sees does not train: another view is shown, or another page. */
export function useOutOfSight(): void {
  useEffect(() => {
    const tell = () =>
      labActions.setHidden(document.visibilityState === "hidden" || viewStore.getState().view !== "lab");
    tell();
    const stop = viewStore.subscribe(tell);
    document.addEventListener("visibilitychange", tell);
    return () => {
      stop();
      document.removeEventListener("visibilitychange", tell);
    };
  }, []);
}
