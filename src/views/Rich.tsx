import { Fragment, type ReactNode } from "react";

const MARKS = /(\*\*.+?\*\*|10\^[−-]?\d+|[σW]_(?:w|max|hh))/;

function piece(text: string): ReactNode {
  if (text.startsWith("**")) return <b>{rich(text.slice(2, -2))}</b>;
  if (text.startsWith("10^")) {
    return (
      <>
        10<sup>{text.slice(3).replace("-", "−")}</sup>
      </>
    );
  }
  const [letter = "", index] = text.split("_");
  if (index !== undefined && MARKS.test(text)) {
    return (
      <span className="math">
        {letter}
        <sub>{index}</sub>
      </span>
    );
  }
  return text;
}

function rich(text: string): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence have no identity but their place
  return text.split(MARKS).map((part, place) => <Fragment key={place}>{piece(part)}</Fragment>);
}

/** A sentence with its marks set: 10^32 with a raised exponent, σ_w and W_hh as formulas write them, **…** bold. */
export function Rich({ children }: { readonly children: string }) {
  return <>{rich(children)}</>;
}
