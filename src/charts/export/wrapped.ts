/** Between Chinese characters a line may end anywhere but before a mark that closes; else after a space. */
const PIECES = /[\u2E80-\u9FFF\uF900-\uFAFF][，。、；：？！）》」』”％]*|[^\s\u2E80-\u9FFF\uF900-\uFAFF]+\s*|\s+/gu;

/** A text in lines of at most `width`; a word that is wider has a line for itself. */
export function wrapped(text: string, width: number, widthOf: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const [piece] of text.matchAll(PIECES)) {
    if (line !== "" && widthOf((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  return line.trim() === "" ? lines : [...lines, line.trimEnd()];
}
