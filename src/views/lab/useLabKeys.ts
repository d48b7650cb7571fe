import type { Speed } from "../../runs/labState.ts";
import { isSingleKey, useKeys } from "../keyboard.ts";
import { labActions, labPosition, labStore } from "../labStore.ts";

export const speeds: readonly Speed[] = [1, 4, 16, "max"];

/** The keys of the lab; language, theme, undo and the list of keys are the header's. */
export function useLabKeys(): void {
  useKeys(onKey);
}

/** The same, but for the key that draws another seed. */
export function useLockedLabKeys(): void {
  useKeys(onKeyLocked);
}

function onKeyLocked(event: KeyboardEvent): void {
  if (!(event.shiftKey && event.key.toLowerCase() === "r")) onKey(event);
}

function onKey(event: KeyboardEvent): void {
  if (!isSingleKey(event)) return;
  const act = actionOf(event);
  if (act === null) return;
  event.preventDefault();
  act();
}

function actionOf({ key, shiftKey, target }: KeyboardEvent): (() => void) | null {
  const { playing } = labStore.getState();
  switch (key) {
    case "Escape":
      return () => labActions.pin(false);
    case " ":
      // On a button or a slider, Space is that control's own key.
      return isControl(target) ? null : playing ? labActions.pause : labActions.play;
    case ".":
      return () => labActions.stepBy(1);
    case ",":
      return () => labActions.stepBy(-1);
    case "Home":
      return hasEnds(target) ? null : () => labActions.seek(0);
    case "End":
      return hasEnds(target) ? null : () => labActions.seek(labPosition().head - 1);
    case "[":
      return () => changeSpeed(-1);
    case "]":
      return () => changeSpeed(1);
    case "r":
    case "R":
      return () => labActions.reset(shiftKey);
    default:
      return null;
  }
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button, input, summary, a, [popover]") !== null;
}

/** Home and End are a slider's own keys; a button, the one that was pressed last for instance, has no use for them. */
function hasEnds(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, [popover]") !== null;
}

function changeSpeed(delta: number): void {
  const at = speeds.indexOf(labStore.getState().speed) + delta;
  labActions.setSpeed(speeds[Math.max(0, Math.min(at, speeds.length - 1))] ?? 1);
}
