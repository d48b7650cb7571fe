import { Fragment, type ReactNode, useId } from "react";
import { learnText } from "../../text/learn/index.ts";
import { Rich } from "../Rich.tsx";
import { useWords } from "../settings.ts";
import { written } from "./written.ts";

const MARKS = /(==.+?==|\[\[\w+\|.+?\]\])/;

/** A paragraph of the lesson: its numbers in their places, the factor in its colour, terms with what they mean. */
export function Prose({ children }: { readonly children: string }) {
  return (
    <p>
      {written(children)
        .split(MARKS)
        .map((part, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no identity but their place
          <Fragment key={place}>{piece(part)}</Fragment>
        ))}
    </p>
  );
}

function piece(part: string): ReactNode {
  if (part.startsWith("==")) {
    return (
      <b className="factor">
        <Rich>{part.slice(2, -2)}</Rich>
      </b>
    );
  }
  if (part.startsWith("[[")) {
    const [term = "", words = ""] = part.slice(2, -2).split("|");
    return <Term term={term}>{words}</Term>;
  }
  return <Rich>{part}</Rich>;
}

function Term({ term, children }: { readonly term: string; readonly children: string }) {
  const { terms } = useWords(learnText);
  const id = useId();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard reads what a pointer reads on hovering.
    <span className="term" tabIndex={0} aria-describedby={id}>
      {children}
      <span role="tooltip" id={id}>
        {terms[term as keyof typeof terms]}
      </span>
    </span>
  );
}
