import { describe, expect, it } from "vitest";
import { documentFile, documentWith, measure, NETWORKS, tableLine } from "./meanFieldMeasured.ts";
import type { Row } from "./meanFieldRows.ts";

/** Holds the theory to networks, and a table of docs/MEAN_FIELD.md to what they show (vitest -u writes it). */
export function testTable(name: string, rows: readonly Row[]): void {
  const cases = rows.flatMap((row) => row.widths.map((width) => ({ ...row, row, width })));
  const lines: string[] = [];
  const insides: number[] = [];

  describe(`${NETWORKS} networks: their median within 3 % of the centre, 90 % of them within the band`, () => {
    it.each(cases)("$network, σ_w = $sigma_w, depth $depth, width $width", { timeout: 600_000 }, ({ row, width }) => {
      const measured = measure(row.experimentAt(width));
      lines.push(tableLine(row, width, measured));
      insides.push(measured.inside);
      expect(Math.abs(measured.median / measured.centre - 1)).toBeLessThan(0.03);
      expect(measured.inside).toBeGreaterThanOrEqual(0.9 * NETWORKS);
    });

    it("and about 95 % over all rows", () => {
      const share = insides.reduce((sum, inside) => sum + inside, 0) / (NETWORKS * cases.length);
      expect(share).toBeGreaterThan(0.93);
    });
  });

  it("docs/MEAN_FIELD.md has these figures", async () => {
    expect(lines).toHaveLength(cases.length);
    await expect(documentWith(name, lines)).toMatchFileSnapshot(documentFile);
  });
}
