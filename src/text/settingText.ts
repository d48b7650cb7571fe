import type { SettingValue } from "./figures.ts";

/**
 * A setting as it was typed (0.002, never 2.0 × 10^−3), with a true minus. `decimals`: at least so many from 1 to 10,
 * so that a value does not change its width while a slider moves.
 */
export function settingText(value: SettingValue, decimals = 0): string {
  if (typeof value === "number") return numberText(value, decimals).replaceAll("-", "−");
  return Array.isArray(value) ? value.map((part: number) => settingText(part)).join(", ") : String(value);
}

function numberText(value: number, decimals: number): string {
  const text = String(value);
  const written = text.split(".")[1]?.length ?? 0;
  const isPadded = Math.abs(value) >= 1 && Math.abs(value) < 10;
  return !isPadded || text.includes("e") || written >= decimals ? text : value.toFixed(decimals);
}

/** A threshold: at least one decimal below 10, "1.0", for it is a real number. */
export function thresholdText(value: number): string {
  return settingText(value, 1);
}
