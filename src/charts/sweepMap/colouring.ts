import { interpolateRgbBasis } from "d3-interpolate";
import type { Cause } from "../../diagnosis/causes.ts";
import { meanFactor } from "../../diagnosis/mapEdge.ts";
import { median } from "../../diagnosis/median.ts";
import type { MapCell } from "../../runs/mapState.ts";
import type { Palette } from "../palette.ts";

export type MapColour = "growth" | "first_nonfinite" | "final_loss" | "cause";
/** A colour; "inf", "nan": the pattern of what is not finite; null: there is no figure. */
export type Fill = string | "inf" | "nan" | null;
export type Colouring = (cell: MapCell) => Fill;

/** log10 of the growth per layer at the ends of the colours: 0.7 and 1.4, 1 in the middle. */
const GROWTH = 0.15;
/** log10 of the loss at the ends. */
const LOSS = [-3, 3] as const;

/** Places in the magnitude map, by what is the matter; related ones lie side by side. */
const causePlaces: { readonly [C in Cause]: number } = {
  vanishing: 0,
  slow: 0.12,
  healthy: 0.24,
  bad_batch: 0.4,
  mixed: 0.5,
  learning_rate_too_high: 0.6,
  cliff: 0.68,
  exploding_by_depth: 0.8,
  exploding_through_time: 0.8,
  frozen_by_adam: 0.9,
  silent_freeze: 0.95,
  forward_overflow: 1,
};

/** How a map is coloured, several seeds as one: the mean growth, the median loss and step, what most of them have. */
export function colouringOf(colour: MapColour, { magnitudes }: Palette, steps: number): Colouring {
  const shade = interpolateRgbBasis([...magnitudes]);
  const between = (value: number, low: number, high: number) =>
    shade(Math.min(1, Math.max(0, (value - low) / (high - low))));
  switch (colour) {
    case "growth":
      return ({ runs }) => {
        const growth = meanFactor(runs.map((run) => run.growth));
        return growth === null ? null : between(Math.log10(growth), -GROWTH, GROWTH);
      };
    case "first_nonfinite":
      return ({ runs }) => {
        const step = median(runs.map((run) => run.step ?? steps));
        return Number.isNaN(step) ? null : between(steps - step, 0, steps);
      };
    case "final_loss":
      return ({ runs }) => {
        const loss = median(runs.map((run) => run.loss.final));
        if (runs.length === 0) return null;
        if (Number.isNaN(loss)) return "nan";
        return loss === Number.POSITIVE_INFINITY ? "inf" : between(Math.log10(loss), LOSS[0], LOSS[1]);
      };
    case "cause":
      return ({ runs }) => {
        const cause = mostOf(runs.map((run) => run.cause));
        return cause === null ? null : shade(causePlaces[cause]);
      };
  }
}

/** What stands there most often, the first of those that do; null: nothing does. */
function mostOf<T>(values: readonly T[]): T | null {
  let best: T | null = null;
  let most = 0;
  for (const value of values) {
    const count = values.filter((other) => other === value).length;
    if (count > most) [best, most] = [value, count];
  }
  return best;
}
