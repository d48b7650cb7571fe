import { useEffect } from "react";
import type { LabState } from "../../runs/labState.ts";
import { labStore } from "../labStore.ts";
import { labAddress, openAddress } from "./labAddress.ts";

/** Browsers refuse an address that changes many times a second. */
const WRITE_MS = 250;

/** The address that the Lab shows; null before the first one. It outlives the view: coming back to it opens nothing anew. */
let shown: string | null = null;

/**
 * Keeps the page's address and the Lab at one: edits replace the address, another scenario makes an entry for the Back
 * button, and an address that changes by other means is opened. The step is in it while the run stands still.
 */
export function useLabAddress(): void {
  useEffect(() => {
    let entry = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      timer = undefined;
      const hash = labAddress(!labStore.getState().playing);
      // A refused entry is asked for again with the next change.
      if (hash !== shown && !writeAddress(hash, entry)) return;
      shown = hash;
      entry = false;
    };
    const open = () => {
      if (window.location.hash === shown) return;
      shown = window.location.hash;
      clearTimeout(timer);
      timer = undefined;
      openAddress(shown);
      // Its entry is there already: one more would cut off those that Forward leads to.
      entry = false;
    };
    open();
    const stop = labStore.subscribe((now, before) => {
      if (!concernsAddress(now, before)) return;
      entry ||= now.scenario !== before.scenario && now.scenario !== null;
      timer ??= setTimeout(write, WRITE_MS);
    });
    window.addEventListener("popstate", open);
    window.addEventListener("hashchange", open);
    return () => {
      stop();
      clearTimeout(timer);
      window.removeEventListener("popstate", open);
      window.removeEventListener("hashchange", open);
    };
  }, []);
}

function concernsAddress(now: LabState, before: LabState): boolean {
  if (now.comparison !== before.comparison || now.scenario !== before.scenario) return true;
  return now.playing !== before.playing || (!now.playing && now.playhead !== before.playhead);
}

/** Whether it could be written: a page without an address of its own, in some frames, has none. */
function writeAddress(hash: string, entry: boolean): boolean {
  try {
    if (entry) window.history.pushState(null, "", hash);
    else window.history.replaceState(null, "", hash);
    return true;
  } catch {
    return false;
  }
}
