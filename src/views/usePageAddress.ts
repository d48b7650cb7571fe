import { useEffect } from "react";
import type { LabState } from "../runs/labState.ts";
import { labStore } from "./labStore.ts";
import { openAddress, pageAddress } from "./pageAddress.ts";
import { viewStore } from "./viewState.ts";

/** Browsers refuse an address that changes many times a second. */
const WRITE_MS = 250;

/** The address that is shown; null before the first one. It outlives what is mounted: nothing is opened twice. */
let shown: string | null = null;

interface PageAddressOptions {
  /** Whether there may be entries for the Back button; a frame's would be its host's. */
  readonly entries?: boolean;
  /** Whether the first comparison may play by itself. */
  readonly autoplay?: boolean;
}

/**
 * Keeps the page's address and the page at one: edits replace the address, another scenario or view makes an entry for
 * the Back button, and an address that changes by other means is opened. The step is in it while the run stands still.
 */
export function usePageAddress({ entries = true, autoplay = true }: PageAddressOptions = {}): void {
  useEffect(() => {
    let entry = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      timer = undefined;
      const hash = pageAddress(!labStore.getState().playing);
      // A refused entry is asked for again with the next change.
      if (hash !== shown && !writeAddress(hash, entry)) return;
      shown = hash;
      entry = false;
    };
    const open = () => {
      if (window.location.hash === shown) return;
      const isFirst = shown === null;
      shown = window.location.hash;
      clearTimeout(timer);
      timer = undefined;
      openAddress(shown, isFirst, isFirst && !autoplay ? false : undefined);
      // Its entry is there already: one more would cut off those that Forward leads to.
      entry = false;
    };
    open();
    const writeSoon = (isEntry: boolean) => {
      entry ||= isEntry && entries;
      timer ??= setTimeout(write, WRITE_MS);
    };
    const stopLab = labStore.subscribe((now, before) => {
      if (concernsAddress(now, before)) writeSoon(now.scenario !== before.scenario && now.scenario !== null);
    });
    const stopViews = viewStore.subscribe((now, before) => writeSoon(now.view !== before.view));
    window.addEventListener("popstate", open);
    window.addEventListener("hashchange", open);
    return () => {
      stopLab();
      stopViews();
      clearTimeout(timer);
      window.removeEventListener("popstate", open);
      window.removeEventListener("hashchange", open);
    };
  }, [entries, autoplay]);
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
