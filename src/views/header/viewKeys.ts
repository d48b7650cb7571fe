import type { ViewId } from "../viewState.ts";

/** The digits that open the views; 1 is the lesson's. */
const keys: { readonly [key: string]: ViewId } = { 2: "lab", 3: "cliff", 4: "remedies", 5: "map" };

export function viewOfKey(key: string): ViewId | undefined {
  return keys[key];
}
