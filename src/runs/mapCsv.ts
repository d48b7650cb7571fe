import type { MapState } from "./mapState.ts";

/** A number as Python, R and spreadsheets read it; none where there is no figure. */
const cell = (value: number | null): string => (value === null ? "" : String(value).replace("Infinity", "inf"));
/** Text that a spreadsheet would take for a formula, or that holds a comma or a quote, is quoted. */
const text = (value: string): string => (/[",\n]|^[=+\-@]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** A line a run: the values of both axes, the seed, and what the run came to. `link`: leads back to the map. */
export function mapCsv({ plan, cells }: Pick<MapState, "plan" | "cells">, link: string): string {
  const { x, y, base } = plan;
  const lines = [
    `# ${link}`,
    [x.path, y.path, "seed", "growth", "theory", "first_nonfinite_step", "first_loss", "final_loss", "cause"].join(","),
  ];
  for (const [k, found] of cells.entries()) {
    const [column, row] = [k % x.values.length, Math.floor(k / x.values.length)];
    for (const [seed, run] of (found?.runs ?? []).entries()) {
      lines.push(
        [
          text(String(x.values[column])),
          text(String(y.values[row])),
          String(base.seed + seed),
          cell(run.growth),
          cell(run.theory),
          cell(run.step),
          cell(run.loss.first),
          cell(run.loss.final),
          run.cause,
        ].join(","),
      );
    }
  }
  return `${lines.join("\n")}\n`;
}
