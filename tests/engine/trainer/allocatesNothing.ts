import { expect, vi } from "vitest";
import type { Trainer } from "../../../src/engine/trainer.ts";

/** Trains `steps` steps in which every typed array, view, Map or Set that is made throws. */
export function allocatesNothing(trainer: Trainer, steps: number): void {
  const forbidden = () => {
    throw new Error("allocated while training");
  };
  const typedArray = Object.getPrototypeOf(Float32Array.prototype);
  for (const method of ["slice", "subarray", "map", "filter"])
    vi.spyOn(typedArray, method).mockImplementation(forbidden);
  for (const name of ["Float32Array", "Float64Array", "Uint32Array", "Map", "Set"]) vi.stubGlobal(name, forbidden);
  try {
    expect(() => trainer.save()).toThrow();
    for (let step = 0; step < steps; step++) trainer.trainStep();
  } finally {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  }
}
