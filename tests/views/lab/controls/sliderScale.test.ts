import { describe, expect, it } from "vitest";
import { fieldAt, fieldPaths } from "../../../../src/experiment/declaration.ts";
import { fieldValue } from "../../../../src/experiment/fieldValue.ts";
import { sliderScale } from "../../../../src/views/lab/controls/sliderScale.ts";

const sliders = fieldPaths.flatMap((path) => {
  const field = fieldAt(path);
  return field && "slider" in field && field.slider ? [{ path, field, slider: field.slider }] : [];
});

describe.each(sliders)("the slider of $path", ({ field, slider }) => {
  const scale = sliderScale(slider, field.kind);
  const positions = Array.from({ length: 41 }, (_, k) => scale.min + ((scale.max - scale.min) * k) / 40);

  it("runs from the least to the greatest value that it offers", () => {
    expect(scale.valueAt(scale.min)).toBe(slider.min);
    expect(scale.valueAt(scale.max)).toBe(slider.max);
  });

  it("offers only what the field may hold", () => {
    const steps = positions.map((position) => scale.min + Math.round((position - scale.min) / scale.step) * scale.step);
    expect(steps.map(scale.valueAt).filter((value) => !fieldValue(field, value).ok)).toEqual([]);
  });

  it("stands where its value is, and at an end for what lies beyond", () => {
    for (const position of positions) {
      const value = scale.valueAt(position);
      expect(scale.valueAt(scale.positionOf(value))).toBe(value);
    }
    expect(scale.positionOf(slider.max * 10)).toBe(scale.max);
    expect(scale.positionOf(slider.min - 1)).toBe(scale.min);
  });
});
