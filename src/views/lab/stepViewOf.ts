import type { StepView } from "../../charts/stepView.ts";
import { labPosition, labStore } from "../labStore.ts";
import { lookOf } from "./look.ts";

/** What all charts over steps share at this moment. */
export function stepViewOf(lane: number): StepView {
  const { hoverStep } = labStore.getState();
  const { head, playhead, window } = labPosition();
  return { ...lookOf(lane), playhead, window, until: head, hoverStep };
}
