import { isSingleKey, isTextEntry, useKeys } from "../keyboard.ts";
import { labActions } from "../labStore.ts";
import { setPresenting } from "../present/presenting.ts";
import { settingActions, useSettings } from "../settings.ts";
import { viewActions, viewStore } from "../viewState.ts";
import { viewOfKey } from "./viewKeys.ts";

/** The keys that act whatever the view: the views themselves, presenting, language, theme; in the Lab undo and redo. A text field keeps its own undo. */
export function useHeaderKeys(): void {
  useKeys(onKey);
}

function onKey(event: KeyboardEvent): void {
  const act = actionOf(event);
  if (!act) return;
  event.preventDefault();
  act();
}

function actionOf(event: KeyboardEvent): (() => void) | undefined {
  const key = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !isTextEntry(event.target)) {
    if (viewStore.getState().view !== "lab") return undefined;
    if (key === "z") return event.shiftKey ? labActions.redo : labActions.undo;
    return key === "y" ? labActions.redo : undefined;
  }
  if (!isSingleKey(event)) return undefined;
  const view = viewOfKey(key);
  if (view !== undefined) return () => viewActions.go(view);
  if (key === "f") return () => setPresenting(!useSettings.getState().presenting);
  if (key === "l") return settingActions.nextLanguage;
  return key === "t" ? settingActions.toggleTheme : undefined;
}
