import { useEffect } from "react";
import { useSettings } from "./settings.ts";

const TEXT_FIELDS =
  "input:not([type=range], [type=checkbox], [type=radio], [type=button]), textarea, [contenteditable]";

/** Whether keys typed there are text. */
export function isTextEntry(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TEXT_FIELDS) !== null;
}

/** Whether a key without Ctrl is a command now: not in a text field, a list or a dialog, and not where the reader switched such keys off. */
export function isSingleKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  if (!useSettings.getState().singleKeys || isTextEntry(event.target)) return false;
  return !(event.target instanceof Element && event.target.closest("select, dialog"));
}

/** Calls `listener` for every key pressed on the page while the component is shown. */
export function useKeys(listener: (event: KeyboardEvent) => void): void {
  useEffect(() => {
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, [listener]);
}
