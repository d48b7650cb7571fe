export function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, k) => (k === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}

/** Three significant digits, with thousands separated. */
export function figure(value) {
  if (value === undefined) return "–";
  if (value >= 100) return Math.round(Number(value.toPrecision(3))).toLocaleString("en-US");
  return String(Number(value.toPrecision(3)));
}

export const spreadText = (of) =>
  of === undefined ? "–" : `${figure(of.median)} (${figure(of.min)}–${figure(of.max)})`;

export const percent = (share) => `${(100 * share).toFixed(1)} %`;
