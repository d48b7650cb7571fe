import { decode } from "../../experiment/address/decode.ts";
import { encode } from "../../experiment/address/encode.ts";
import type { Known } from "../../experiment/address/state.ts";
import { type Language, languages } from "../../text/index.ts";
import { labActions, labPosition, labStore } from "../labStore.ts";
import { settingActions } from "../settings.ts";

const known: Known = { views: ["lab"], languages: Object.keys(languages) };

/** The address of what is shown; `step`: with the step that is shown, so that a link opens there. */
export function labAddress(step: boolean): string {
  const { playhead } = labPosition();
  const { comparison } = labStore.getState();
  return encode({ comparison, view: "lab", language: null, step: step && playhead >= 0 ? playhead : null }, known);
}

/** Shows what an address says: its comparison, at its step where it names one. */
export function openAddress(hash: string): void {
  const { state, scenario, notices } = decode(hash, known);
  if (state.language !== null) settingActions.setLanguage(state.language as Language);
  labActions.load(state.comparison, { scenario, step: state.step, notices });
}
