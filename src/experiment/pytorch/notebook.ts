import type { Cell } from "./pytorchCells.ts";

/** Cells as a Jupyter notebook, nbformat 4.5. */
export function notebook(cells: readonly Cell[]): string {
  const document = {
    cells: cells.map(cellOf),
    metadata: {
      kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
      language_info: { name: "python" },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

function cellOf({ id, kind, lines }: Cell): object {
  const source = lines.map((line, k) => (k < lines.length - 1 ? `${line}\n` : line));
  const cell = { cell_type: kind, id, metadata: {}, source };
  return kind === "code" ? { ...cell, execution_count: null, outputs: [] } : cell;
}
