/** Reads CSV as RFC 4180 has it: quoted cells may hold commas, quotes and line ends. Lines that begin with "#" are no rows. */
export function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, quoted]: [string[], string, boolean] = [[], "", false];
  for (let i = 0; i < text.length; i++) {
    const [letter, next] = [text[i], text[i + 1]];
    if (quoted && letter === '"' && next === '"') {
      cell += '"';
      i += 1;
    } else if (letter === '"') quoted = !quoted;
    else if (!quoted && letter === "#" && row.length === 0 && cell === "") i = text.indexOf("\n", i);
    else if (!quoted && (letter === "," || letter === "\n")) {
      row.push(cell);
      cell = "";
      if (letter === "\n") {
        rows.push(row);
        row = [];
      }
    } else cell += letter;
  }
  return rows;
}
