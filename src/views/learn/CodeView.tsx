import "../code/code.css";
import { useEffect, useMemo, useState } from "react";
import { valueAt } from "../../diagnosis/recorded.ts";
import { resolve } from "../../experiment/comparison.ts";
import type { Comparison } from "../../experiment/schema.ts";
import type { CodeFigure } from "../../lessons/chapter.ts";
import type { History } from "../../runs/history.ts";
import { createPool } from "../../runs/pool.ts";
import { codeText } from "../../text/code/index.ts";
import { learnText } from "../../text/learn/index.ts";
import { CopyButton } from "../code/CopyButton.tsx";
import { exported } from "../code/exported.ts";
import { highlight, type Token } from "../code/highlight.ts";
import { saveFile } from "../code/saveFile.ts";
import { labActions } from "../labStore.ts";
import { Segmented } from "../Segmented.tsx";
import { useWords } from "../settings.ts";
import { viewActions } from "../viewState.ts";
import { excerpt, sixDigits } from "./excerpt.ts";

/** The script, and below it what it prints: the engine's own figures for the same seed. */
export function CodeView({ figure }: { readonly figure: CodeFigure }) {
  const words = useWords(codeText);
  const { code, openInLab } = useWords(learnText);
  const [chosen, choose] = useState(figure.variants[0]?.id ?? "norm");
  const { comparison } = figure.variants.find(({ id }) => id === chosen) as CodeFigure["variants"][number];
  const { script, notebook } = useMemo(() => exported(comparison, "article", null), [comparison]);
  const history = useTrained(comparison);
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
      <Marked text={excerpt(script)} marks={figure.mark} label={words.source} />
      <Printed history={history} />
      <div className="lesson-bar">
        <CopyButton text={script} />
        <button
          type="button"
          className="button outlined"
          onClick={() => saveFile("article.py", "text/x-python", script)}
        >
          {words.script}
        </button>
        <button
          type="button"
          className="button outlined"
          onClick={() => saveFile("article.ipynb", "application/x-ipynb+json", notebook)}
        >
          {words.notebook}
        </button>
        <button type="button" className="button outlined" onClick={open}>
          {openInLab}
        </button>
      </div>
    </div>
  );
}

/** The run's loss and norm at every step; null until it is over. */
function useTrained(comparison: Comparison): History | null {
  const [history, setHistory] = useState<History | null>(null);
  useEffect(() => {
    const experiment = resolve(comparison)[0]?.experiment;
    if (experiment === undefined) return;
    const pool = createPool({ size: 1, historyBudget: 2 ** 20 });
    const run = pool.start(experiment, [], ["loss", "total_norm"]);
    const stop = run.subscribe(() => {
      if (run.steps < experiment.steps) return;
      stop();
      setHistory(run.history);
      pool.dispose();
    });
    run.advance(experiment.steps);
    return () => pool.dispose();
  }, [comparison]);
  return history;
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
