import { viewActions } from "../viewState.ts";

/** An arrow key moves the start by so much. */
const KEY_STEP = 0.01;
const PLACES = 1000;

const rounded = (value: number) => Math.round(value * PLACES) / PLACES;

/** Both walks begin there; nothing where the reader points beside the map. */
export function roundedStart(start: { readonly w: number; readonly b: number } | null): void {
  if (start !== null) viewActions.set("cliff", { w: rounded(start.w), b: rounded(start.b) });
}

/** Whether the key is one that moves the start. */
export function moveStart(key: string, { w, b }: { readonly w: number; readonly b: number }): boolean {
  const moves: { readonly [key: string]: readonly [number, number] } = {
    ArrowLeft: [-KEY_STEP, 0],
    ArrowRight: [KEY_STEP, 0],
    ArrowUp: [0, KEY_STEP],
    ArrowDown: [0, -KEY_STEP],
  };
  const move = moves[key];
  if (move === undefined) return false;
  roundedStart({ w: w + move[0], b: b + move[1] });
  return true;
}
