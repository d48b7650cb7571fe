import { createElement, type ReactNode, useId, useState } from "react";
import type { FormulaNode } from "../../lessons/formula.ts";
import { type FormulaName, formulas } from "../../lessons/formulas/index.ts";
import { learnText } from "../../text/learn/index.ts";
import { useWords } from "../settings.ts";

const SYMBOL = /\bsym-(\w+)/;
type Tell = (symbol: string | null) => void;

/** A formula whose symbols are explained where they are pointed at or walked to. */
export function Formula({ name }: { readonly name: FormulaName }) {
  const { symbols, symbolHint } = useWords(learnText);
  const [told, tell] = useState<string | null>(null);
  const id = useId();
  return (
    <div className="formula">
      {element(formulas[name], tell, id, "0")}
      <p id={id} className="formula-told">
        {told === null ? symbolHint : symbols[told as keyof typeof symbols]}
      </p>
    </div>
  );
}

function element(node: FormulaNode | string, tell: Tell, toldId: string, key: string): ReactNode {
  if (typeof node === "string") return node;
  const { tag, className, attributes, children } = node;
  const symbol = className === undefined ? null : (SYMBOL.exec(className)?.[1] ?? null);
  const explained = symbol !== null && {
    tabIndex: 0,
    "aria-describedby": toldId,
    onPointerEnter: () => tell(symbol),
    onPointerLeave: () => tell(null),
    onFocus: () => tell(symbol),
    onBlur: () => tell(null),
  };
  return createElement(
    tag,
    { key, ...attributes, ...(className !== undefined && { className }), ...explained },
    ...children.map((child, k) => element(child, tell, toldId, `${key}.${k}`)),
  );
}
