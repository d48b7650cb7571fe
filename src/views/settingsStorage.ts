/** Keeps the reader's preferences where the browser allows it; a frame or a private window may not, and works all the same. */

const KEY = "exploding-gradients-lab.settings";

export function readStored(): Readonly<Record<string, unknown>> {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? "{}");
    return typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

export function store(settings: object): void {
  try {
    window.localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Storage is blocked or full: the choice lasts as long as the page.
  }
}
