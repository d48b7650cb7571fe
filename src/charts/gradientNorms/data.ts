import type { History } from "../../runs/history.ts";
import type { HeroQuantity } from "../../runs/labState.ts";
import type { Steps } from "../../text/figures.ts";
import type { Look } from "../stage.ts";

export interface HeroData extends Look {
  readonly history: History | null;
  /** The step shown, −1 before the first one. */
  readonly playhead: number;
  /** The last finite step of a lane that exploded: shown in place of any later one. Null: nothing is held. */
  readonly heldStep: number | null;
  readonly quantity: HeroQuantity;
  /** ‖∂L/∂h_l‖/‖∂L/∂h_{l+1}‖ for l = 1 … L−1 as predicted; null where the theory says nothing. */
  readonly theory: readonly number[] | null;
  /** Hidden layers; tells the axis while there is no history. */
  readonly hiddenLayers: number;
  /** The linked layer from 1, `hiddenLayers + 1` for the output; null: none. */
  readonly hoverLayer: number | null;
  /** log10 at the ends of a scale that fits what all lanes show (`createFit`); null: the one up to the float32 ceiling. */
  readonly domain: readonly [number, number] | null;
  /** It trains, or is about to: nobody has to press play. */
  readonly playing: boolean;
  readonly words: HeroWords;
}

/** The words of the hero chart. Numbers come written out; "10^34" in them is drawn with a raised exponent. */
export interface HeroWords {
  /** "float32 max" */
  readonly float32Max: string;
  readonly input: string;
  readonly output: string;
  readonly backwardPass: string;
  /** "theory at start: ×1.27 per layer" */
  theoryAtStart(factor: string): string;
  /** "on the theory line: ×1.27 per layer" */
  onTheoryLine(factor: string): string;
  /** "step 25", "steps 512–515" */
  step(steps: Steps): string;
  /** "layer 7 · step 26" */
  layerAtStep(layer: number, steps: Steps): string;
  /** "output · step 26" */
  outputAtStep(steps: Steps): string;
  /** Under "×10^23": "in one update". */
  readonly inOneUpdate: string;
  /** "Press play, or Space" */
  readonly pressPlay: string;
  /** "the dotted line is what theory predicts" */
  readonly theoryHint: string;
  /** Says on the axis that the scale is not the shared one: "fit: 10^−3 to 10^2". */
  fitted(from: string, to: string): string;
}
