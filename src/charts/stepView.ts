import type { Look } from "./stage.ts";

/** What heat map, loss and ratio share: the same steps on the same axis. */
export interface StepView extends Look {
  /** The step shown, −1 before the first one. */
  readonly playhead: number;
  /** Steps on the axis: 80, 160, 320, … (`stepWindow`). */
  readonly window: number;
  /** Steps that are drawn, of those that a lane has recorded: what the page has not yet shown stays empty. */
  readonly until: number;
  /** The linked step, null: none. */
  readonly hoverStep: number | null;
}
