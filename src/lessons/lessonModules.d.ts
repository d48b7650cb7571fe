/** A formula as .ci/formulas.mjs makes it of a file in TeX. */
declare module "*.tex" {
  const formula: import("./formula.ts").FormulaNode;
  export default formula;
}

/** What the lesson's numbers come to, by name (.ci/lesson-numbers.mjs). */
declare module "virtual:lesson-numbers" {
  const values: import("./numbers/index.ts").NumberValues;
  export default values;
}
