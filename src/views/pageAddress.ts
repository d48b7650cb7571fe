import { decode } from "../experiment/address/decode.ts";
import { encode } from "../experiment/address/encode.ts";
import type { Decoded, Known } from "../experiment/address/state.ts";
import { canonical } from "../experiment/comparison.ts";
import { isLessonLink } from "../experiment/lessonList/isLessonLink.ts";
import { type Language, languages } from "../text/index.ts";
import { labActions, labPosition, labStore } from "./labStore.ts";
import { settingActions } from "./settings.ts";
import { type ViewId, viewActions, viewIds, viewStore } from "./viewState.ts";

const known: Known = { views: viewIds, languages: Object.keys(languages) };

/** Whether an address is a state of which every value can be; keys that mean nothing do not harm, and a lesson list is none. */
export function isUsable(hash: string): boolean {
  return !isLessonLink(hash) && decode(hash, known).notices.every(({ kind }) => kind === "address_ignored");
}

/** The address of what is shown; `step`: in the Lab with the step that is shown, so that a link opens there. */
export function pageAddress(step: boolean): string {
  const { playhead } = labPosition();
  const { comparison } = labStore.getState();
  const { view, own } = viewStore.getState();
  const shown = step && view === "lab" && playhead >= 0 ? playhead : null;
  return encode({ comparison, view, own, language: null, step: shown }, known);
}

/**
 * Shows what an address says: its view, and its comparison, at its step where it names one; or a lesson list. `playing`:
 * whether it plays where there is no step; without, as it did before.
 */
export function openAddress(hash: string, isFirst: boolean, playing = labStore.getState().playing): void {
  if (isLessonLink(hash)) {
    import("./present/openLessonLink.ts").then(
      ({ openLessonLink }) => openLessonLink(hash, isFirst),
      () => tellOfList("list_unloaded"),
    );
    return;
  }
  const decoded = decode(hash, known);
  const { state, scenario, notices } = decoded;
  if (state.language !== null) settingActions.setLanguage(state.language as Language);
  viewActions.open(state.view as ViewId, state.own);
  if (isFirst || !isTraining(decoded))
    labActions.load(state.comparison, { scenario, step: state.step, playing, notices });
}

/** Says why a lesson list is not opened; the Lab stays as it is. */
export function tellOfList(kind: "list_unreadable" | "list_unloaded"): void {
  const { comparison, scenario } = labStore.getState();
  labActions.load(comparison, { scenario, notices: [{ kind }] });
}

/** The Lab has this comparison already: its run survives a visit to another view. */
function isTraining({ state, notices }: Decoded): boolean {
  const { comparison } = labStore.getState();
  const isHere = state.step === null || state.step === labPosition().playhead;
  return isHere && notices.length === 0 && JSON.stringify(canonical(comparison)) === JSON.stringify(state.comparison);
}
