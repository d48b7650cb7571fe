import { isEmbedded } from "./isEmbedded.ts";

/** Keeps what is the reader's own where the browser allows it; a frame or a private window may not, and works all the same. */

const PREFIX = "exploding-gradients-lab.";

/** What a frame's host chooses for it, so that the reader's own stays as it is. */
const hostsChoice = new Set(["settings", "lessons"]);

/** What was kept under a name; nothing where there is none, or where it is no object. */
export function readStored(name: string): Readonly<Record<string, unknown>> {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(PREFIX + name) ?? "{}");
    return typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

export function store(name: string, kept: object): void {
  if (isEmbedded && hostsChoice.has(name)) return;
  try {
    window.localStorage.setItem(PREFIX + name, JSON.stringify(kept));
  } catch {
    // Storage is blocked or full: it lasts as long as the page.
  }
}

/** Calls back when another tab has kept something under the name, or all was cleared. */
export function onStored(name: string, changed: () => void): void {
  globalThis.addEventListener?.("storage", ({ key }) => {
    if (key === PREFIX + name || key === null) changed();
  });
}
