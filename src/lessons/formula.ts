/** An element of MathML; a class "sym-…" names a symbol that the page explains. */
export interface FormulaNode {
  readonly tag: string;
  readonly className?: string;
  readonly attributes?: { readonly [name: string]: string };
  readonly children: readonly (FormulaNode | string)[];
}
