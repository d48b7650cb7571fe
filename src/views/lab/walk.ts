import { labActions, labPosition, labStore } from "../labStore.ts";

/** The arrow keys on a chart: each returns whether it knew the key. */

/** Through the layers, the output behind the last hidden one. */
export function walkLayers(key: string, hiddenLayers: number, back: string, forward: string): boolean {
  const delta = deltaOf(key, back, forward);
  if (delta === 0) return release(key);
  const { hoverLayer, hoverStep } = labStore.getState();
  const next = hoverLayer === null ? (delta > 0 ? 1 : hiddenLayers + 1) : hoverLayer + delta;
  point(Math.max(1, Math.min(next, hiddenLayers + 1)), hoverStep);
  return true;
}

/** Through the recorded steps, from the one that is shown. */
export function walkSteps(key: string): boolean {
  const delta = deltaOf(key, "ArrowLeft", "ArrowRight");
  if (delta === 0) return release(key);
  const { hoverLayer, hoverStep } = labStore.getState();
  const { head, playhead } = labPosition();
  point(hoverLayer, Math.max(0, Math.min((hoverStep ?? playhead) + delta, head - 1)));
  return true;
}

function deltaOf(key: string, back: string, forward: string): -1 | 0 | 1 {
  return key === forward ? 1 : key === back ? -1 : 0;
}

/** What was reached with the keys stays until Esc: no pointer holds it. */
function point(layer: number | null, step: number | null): void {
  labActions.pin(false);
  labActions.hover(layer, step);
  labActions.pin(true);
}

function release(key: string): boolean {
  if (key !== "Escape") return false;
  labActions.pin(false);
  return true;
}
