import "../code/code.css";
import { useMemo, useState } from "react";
import { valueAt } from "../../diagnosis/recorded.ts";
import type { CodeFigure } from "../../lessons/chapter.ts";
import { experimentSteps } from "../../lessons/experimentSteps.ts";
import type { History } from "../../runs/history.ts";
import { codeText } from "../../text/code/index.ts";
import { learnText } from "../../text/learn/index.ts";
import { exported } from "../code/exported.ts";
import { highlight, type Token } from "../code/highlight.ts";
import { SaveButtons } from "../code/SaveButtons.tsx";
import { labActions } from "../labStore.ts";
import { Segmented } from "../Segmented.tsx";
import { useWords } from "../settings.ts";
import { viewActions } from "../viewState.ts";
import { excerpt, sixDigits } from "./excerpt.ts";
import { useRecorded } from "./useRecorded.ts";

/** What the script prints of each step. */
const printed = ["loss", "total_norm"] as const;

/** The script, and below it what it prints: the engine's own figures for the same seed. */
export function CodeView({ figure }: { readonly figure: CodeFigure }) {
  const words = useWords(codeText);
  const { code, openInLab } = useWords(learnText);
  const [chosen, choose] = useState(figure.variants[0]?.id ?? "norm");
  const { comparison } = figure.variants.find(({ id }) => id === chosen) as CodeFigure["variants"][number];
  const source = useMemo(() => exported(comparison, "article", null), [comparison]);
  const history = useRecorded(comparison, printed, experimentSteps(comparison));
  const open = () => {
    labActions.load(comparison, { scenario: null });
    viewActions.go("lab");
  };
  return (
    <div className="lesson-code">
      <Segmented
        label={code.variants}
        segments={figure.variants.map(({ id }) => ({ value: id, label: code.variant[id] }))}
        value={chosen}
        onChange={choose}
      />
      <Marked text={excerpt(source.script)} marks={figure.mark} label={words.source} />
      <Printed history={history} />
      <div className="lesson-bar">
        <SaveButtons source={source} file="article" />
        <button type="button" className="button outlined" onClick={open}>
          {openInLab}
        </button>
      </div>
    </div>
  );
}

interface MarkedProps {
  readonly text: string;
  readonly marks: readonly string[];
  readonly label: string;
}

/** Python with the lines set apart that the section speaks of. */
function Marked({ text, marks, label }: MarkedProps) {
  const lines = useMemo(() => linesOf(highlight(text)), [text]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys scroll what has the focus.
    <section className="code-source" tabIndex={0} aria-label={label}>
      <pre>
        <code>
          {lines.map((tokens, place) => {
            const line = tokens.map(({ text: part }) => part).join("");
            const isMarked = marks.some((mark) => line.includes(mark));
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
              <span key={place} className={isMarked ? "code-line marked" : "code-line"}>
                {tokens.map(({ text: part, kind }, k) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the tokens of a text have no identity but their place.
                  <span key={k} className={kind === null ? undefined : `code-${kind}`}>
                    {part}
                  </span>
                ))}
                {"\n"}
              </span>
            );
          })}
        </code>
      </pre>
    </section>
  );
}

/** Tokens by line; one that goes over several lines is cut. */
function linesOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const lines: Token[][] = [[]];
  for (const { text, kind } of tokens) {
    for (const [k, part] of text.split("\n").entries()) {
      if (k > 0) lines.push([]);
      if (part !== "") lines.at(-1)?.push({ text: part, kind });
    }
  }
  return lines;
}

function Printed({ history }: { readonly history: History | null }) {
  const { code } = useWords(learnText);
  const lines = Array.from({ length: history?.steps ?? 0 }, (_, step) => {
    const loss = sixDigits((history && valueAt(history, "loss", step)) ?? Number.NaN);
    const norm = sixDigits((history && valueAt(history, "total_norm", step)) ?? Number.NaN);
    return `step ${step}  loss ${loss}  total norm ${norm}`;
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys scroll what has the focus.
    <section className="code-printed" tabIndex={0} aria-label={code.printed}>
      <p className="code-printed-title">{code.printed}</p>
      <pre>
        <samp>{lines.join("\n")}</samp>
      </pre>
    </section>
  );
}
