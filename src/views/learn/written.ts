/// <reference path="../../lessons/lessonModules.d.ts" />
import values from "virtual:lesson-numbers";
import type { NumberName } from "../../lessons/numbers/index.ts";
import { figure, growth } from "../../text/numbers.ts";

/** {name} is a number of the lesson, {name:growth} as "×1.27", {name:factor} as "1.27", {name:whole} as a count. */
const PLACE = /\{(\w+)(?::(growth|whole|factor))?\}/g;

export const numberOf = (name: NumberName): number => values[name];

/** A text with its numbers in their places. */
export function written(text: string): string {
  return text.replace(PLACE, (_, name: NumberName, form?: "growth" | "whole" | "factor") => {
    const value = values[name];
    if (form === "growth") return growth(value);
    if (form === "factor") return value.toFixed(2);
    return form === "whole" ? String(Math.round(value)) : figure(value);
  });
}
