import { resolve } from "../../experiment/comparison.ts";
import { notebook } from "../../experiment/pytorch/notebook.ts";
import { pytorchCells } from "../../experiment/pytorch/pytorchCells.ts";
import { pytorchSource } from "../../experiment/pytorch/pytorchSource.ts";
import type { Comparison } from "../../experiment/schema.ts";

/** A comparison as source that gives its numbers. */
export interface Exported {
  readonly script: string;
  readonly notebook: string;
}

/** With the changes made while its lanes ran; `lane` null: all lanes in one. */
export function exported(comparison: Comparison, name: string, lane: number | null): Exported {
  const all = resolve(comparison);
  const lanes = lane === null ? all : all.slice(lane, lane + 1);
  return {
    script: pytorchSource(name, lanes, lanes.length > 1),
    notebook: notebook(pytorchCells(name, lanes)),
  };
}
