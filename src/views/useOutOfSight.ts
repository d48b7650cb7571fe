import { useEffect } from "react";
import { labActions } from "./labStore.ts";
import { isOutOfSight, onSight } from "./sight.ts";
import { viewStore } from "./viewState.ts";

/** A Lab that nobody sees does not train: another view is shown, or another page. */
export function useOutOfSight(): void {
  useEffect(() => {
    const tell = () => labActions.setHidden(isOutOfSight() || viewStore.getState().view !== "lab");
    tell();
    const stops = [viewStore.subscribe(tell), onSight(tell)];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
}
