import type { Value } from "../experiment/fields.ts";
import { commentLink, numberCell, textCell } from "./csv.ts";
import type { MapState } from "./mapState.ts";

const valueCell = (value: Value | undefined) =>
  typeof value === "number" ? numberCell(value) : textCell(String(value));

/** A line a run: the values of both axes, the seed, and what the run came to. `link`: leads back to the map. */
export function mapCsv({ plan, cells }: Pick<MapState, "plan" | "cells">, link: string): string {
  const { x, y, base } = plan;
  const lines = [
    commentLink(link),
    [x.path, y.path, "seed", "growth", "theory", "first_nonfinite_step", "first_loss", "final_loss", "cause"].join(","),
  ];
  for (const [k, found] of cells.entries()) {
    const [column, row] = [k % x.values.length, Math.floor(k / x.values.length)];
    for (const [seed, run] of (found?.runs ?? []).entries()) {
      lines.push(
        [
          valueCell(x.values[column]),
          valueCell(y.values[row]),
          String(base.seed + seed),
          numberCell(run.growth),
          numberCell(run.theory),
          numberCell(run.step),
          numberCell(run.loss.first),
          numberCell(run.loss.final),
          run.cause,
        ].join(","),
      );
    }
  }
  return `${lines.join("\n")}\n`;
}
