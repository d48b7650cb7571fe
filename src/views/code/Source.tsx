import { useMemo } from "react";
import { highlight } from "./highlight.ts";

/** Python source, with what is a comment, a string, a number, a keyword or a call set apart by a class. */
export function Source({ text, label }: { readonly text: string; readonly label: string }) {
  const tokens = useMemo(() => highlight(text), [text]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys scroll what has the focus.
    <section className="code-source" tabIndex={0} aria-label={label}>
      <pre>
        <code>
          {tokens.map(({ text: part, kind }, place) =>
            kind === null ? (
              part
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: the tokens of a text have no identity but their place.
              <span key={place} className={`code-${kind}`}>
                {part}
              </span>
            ),
          )}
        </code>
      </pre>
    </section>
  );
}
