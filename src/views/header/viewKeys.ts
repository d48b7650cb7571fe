import { type ViewId, viewOrder } from "../viewState.ts";

/** The digits from 1 on open the views. */
export function viewOfKey(key: string): ViewId | undefined {
  return /^[1-9]$/.test(key) ? viewOrder[Number(key) - 1] : undefined;
}
