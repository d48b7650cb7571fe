import type { StepView } from "../../charts/stepView.ts";
import type { Lab } from "../../runs/labStore.ts";
import { pageLab } from "../labStore.ts";
import { lookOf } from "./look.ts";

/** What all charts over steps share at this moment; `lab`: without, the page's own. */
export function stepViewOf(lane: number, lab: Pick<Lab, "store" | "position"> = pageLab): StepView {
  const { hoverStep } = lab.store.getState();
  const { head, playhead, window } = lab.position();
  return { ...lookOf(lane), playhead, window, until: head, hoverStep };
}
