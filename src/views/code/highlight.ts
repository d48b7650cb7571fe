/** A stretch of Python source; kind null: nothing to set apart. */
export interface Token {
  readonly text: string;
  readonly kind: "comment" | "string" | "number" | "keyword" | "call" | null;
}

const KEYWORDS = [
  ...["and", "as", "assert", "break", "class", "continue", "def", "del", "elif", "else", "except", "False", "for"],
  ...["from", "if", "import", "in", "is", "lambda", "None", "not", "or", "pass", "raise", "return", "super", "True"],
  ...["while", "with", "yield"],
].join("|");

/** In this order: a word in a string is no keyword, a quote in a comment begins no string. */
const TOKENS = new RegExp(
  [
    "(?<comment>#[^\\n]*)",
    "(?<string>[fr]?\"[^\"\\n]*\"|[fr]?'[^'\\n]*')",
    `(?<keyword>\\b(?:${KEYWORDS})\\b)`,
    "(?<call>\\b[A-Za-z_]\\w*(?=\\())",
    "(?<number>\\b\\d[\\w.]*(?:(?<=e)[+-]\\d+)?)",
    "\\w+",
  ].join("|"),
  "g",
);

/** Cuts Python of the kind that is exported into tokens; joined they are the source again. */
export function highlight(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let done = 0;
  for (const match of source.matchAll(TOKENS)) {
    const [found] = Object.entries(match.groups ?? {}).filter(([, text]) => text !== undefined);
    if (found === undefined) continue;
    if (match.index > done) tokens.push({ text: source.slice(done, match.index), kind: null });
    tokens.push({ text: match[0], kind: found[0] as Token["kind"] });
    done = match.index + match[0].length;
  }
  if (done < source.length) tokens.push({ text: source.slice(done), kind: null });
  return tokens;
}
