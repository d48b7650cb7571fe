/** A number as Python, pandas, R and spreadsheets read it; empty where there is no figure. */
export function numberCell(value: number | null): string {
  return value === null ? "" : String(value).replace("Infinity", "inf");
}

/** What makes a spreadsheet take a text for a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

/** A text that is no formula, quoted where a reader would cut it (RFC 4180; semicolons and tabs part cells in some countries). */
export function textCell(value: string): string {
  const plain = FORMULA.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** A line that is no row: a single cell, however a program parts cells, so that nothing in it stands at a cell's beginning. */
export function commentLine(text: string): string {
  return `# ${text.replaceAll(/[",;\s]+/g, " ").trim()}`;
}

/** An address in a comment: what would part cells is written by its code, which leads to the same place. */
export function commentLink(link: string): string {
  return commentLine(link.replaceAll(",", "%2C").replaceAll(";", "%3B").replaceAll('"', "%22"));
}
