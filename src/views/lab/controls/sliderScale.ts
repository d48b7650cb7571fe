import type { Slider } from "../../../experiment/fields.ts";

/** Positions of a native range input and the values that they stand for. */
export interface SliderScale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  valueAt(position: number): number;
  /** Clamped: a typed value may lie outside of what the slider offers. */
  positionOf(value: number): number;
}

/** Positions per factor of ten on a logarithmic slider; two figures keep them apart. */
const PER_DECADE = 20;

export function sliderScale(slider: Slider, kind: "number" | "integer"): SliderScale {
  return slider.log ? logScale(slider, kind) : linearScale(slider);
}

function linearScale({ min, max, step = 1 }: Slider): SliderScale {
  const decimals = String(step).split(".")[1]?.length ?? 0;
  return {
    min,
    max,
    step,
    valueAt: (position) => Number(position.toFixed(decimals)),
    positionOf: (value) => Math.min(max, Math.max(min, value)),
  };
}

function logScale({ min, max }: Slider, kind: "number" | "integer"): SliderScale {
  const decades = Math.log10(max / min);
  const last = Math.round(decades * PER_DECADE);
  return {
    min: 0,
    max: last,
    step: 1,
    valueAt(position) {
      const value = Number((min * 10 ** ((decades * position) / last)).toPrecision(2));
      return kind === "integer" ? Math.round(value) : value;
    },
    positionOf: (value) => (value <= min ? 0 : Math.min(last, (Math.log10(value / min) / decades) * last)),
  };
}
