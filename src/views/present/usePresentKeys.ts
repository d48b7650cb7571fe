import { useEffect } from "react";
import { isSingleKey, isTextEntry } from "../keyboard.ts";
import { useSettings } from "../settings.ts";
import { type ViewId, viewStore } from "../viewState.ts";
import { useClassroom } from "./classroom.ts";
import { lessonActions, useLessons } from "./lessonStore.ts";
import { setPresenting } from "./presenting.ts";
import { stepView } from "./stepper.ts";

/** Views in which Space and "." have a meaning of their own. */
const PLAYED: ReadonlySet<ViewId> = new Set(["lab", "cliff", "remedies"]);
const STEPPED: ReadonlySet<ViewId> = new Set(["lab", "cliff"]);

/** To the next stop of the list that is shown or, without one, to the view's next step. */
function walk(delta: 1 | -1): void {
  const { at } = useLessons.getState();
  if (at === null) stepView(delta);
  else lessonActions.go(at + delta);
}

/**
 * The keys that presenters' remotes send, and those that blank the screen and leave. They are heard before the view's own.
 * `blank`: whether the screen is blank; then any of them only brings the page back.
 */
export function usePresentKeys(blank: boolean, setBlank: (blank: boolean) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = useClassroom.getState().dialog === null ? actionOf(event, blank, setBlank) : null;
      if (act === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      act();
    };
    const onFullscreen = () => document.fullscreenElement === null && setPresenting(false);
    window.addEventListener("keydown", onKey, true);
    document.addEventListener("fullscreenchange", onFullscreen);
    return () => {
      window.removeEventListener("keydown", onKey, true);
      document.removeEventListener("fullscreenchange", onFullscreen);
    };
  }, [blank, setBlank]);
}

function actionOf(event: KeyboardEvent, blank: boolean, setBlank: (blank: boolean) => void): (() => void) | null {
  if (event.ctrlKey || event.metaKey || event.altKey || isTextEntry(event.target)) return null;
  if (event.target instanceof Element && event.target.closest("dialog, [popover]")) return null;
  const isBlanking = event.key.toLowerCase() === "b" && isSingleKey(event);
  const delta = deltaOf(event);
  const wakes = isBlanking || delta !== null || event.key === "Escape";
  if (blank) return wakes ? () => setBlank(false) : null;
  if (event.key === "Escape") return () => setPresenting(false);
  if (isBlanking) return () => setBlank(true);
  return delta === null ? null : () => walk(delta);
}

/** Where a key leads; null: it is the view's or the control's own. */
function deltaOf(event: KeyboardEvent): 1 | -1 | null {
  const { view } = viewStore.getState();
  switch (event.key) {
    case "PageDown":
      return 1;
    case "PageUp":
      return -1;
    case "ArrowRight":
      return hasArrows(event.target) ? null : 1;
    case "ArrowLeft":
      return hasArrows(event.target) ? null : -1;
    case "Enter":
      return isControl(event.target) ? null : 1;
    case " ":
      return PLAYED.has(view) || isControl(event.target) || !useSettings.getState().singleKeys ? null : 1;
    case ".":
      return STEPPED.has(view) || !isSingleKey(event) ? null : 1;
    case ",":
      return STEPPED.has(view) || !isSingleKey(event) ? null : -1;
    default:
      return null;
  }
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button, input, select, summary, a") !== null;
}

/** Sliders, choices and charts are walked through with the arrow keys. */
function hasArrows(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, select, figure") !== null;
}
