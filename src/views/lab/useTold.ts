import { createStore, useStore } from "zustand";
import type { LabState } from "../../runs/labState.ts";
import { labStore } from "../labStore.ts";

/** While a run goes on, what is said of its charts changes at most so often: each change makes the browser lay out the page. */
const TOLD_MS = 1000;

/** The Lab's state as sentences tell it: at once while nothing runs, else with a delay. */
const told = createStore<LabState>(() => labStore.getState());
let timer: ReturnType<typeof setTimeout> | undefined;

function tell(): void {
  clearTimeout(timer);
  timer = undefined;
  told.setState(labStore.getState(), true);
}

labStore.subscribe((now, before) => {
  if (!now.playing || !before.playing || now.comparison !== before.comparison || now.quantity !== before.quantity)
    tell();
  else timer ??= setTimeout(tell, TOLD_MS);
});

/** A part of the Lab's state for the sentence under a chart. */
export function useTold<T>(selector: (state: LabState) => T): T {
  return useStore(told, selector);
}
