import type { History } from "../../runs/history.ts";
import type { HeroQuantity } from "../../runs/labState.ts";
import type { StepView } from "../stepView.ts";

export interface HeatMapData extends StepView {
  readonly history: History | null;
  readonly quantity: HeroQuantity;
  /** Hidden layers; tells the rows while there is no history. */
  readonly hiddenLayers: number;
  /** The linked layer from 1, `hiddenLayers + 1` for the output; null: none. */
  readonly hoverLayer: number | null;
  /** The run goes no further: a parameter is NaN. */
  readonly dead: boolean;
  readonly words: HeatMapWords;
}

interface HeatMapWords {
  /** "NaN from here on" */
  readonly nanFromHere: string;
  /** "this run has stopped" */
  readonly runStopped: string;
  /** In the badge of the output's row, three letters at most: "out". */
  readonly outputBadge: string;
}
