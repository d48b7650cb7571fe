/// <reference path="../lessonModules.d.ts" />
import chain from "./chain.tex";
import descent from "./descent.tex";
import gain from "./gain.tex";
import norm from "./norm.tex";
import weights from "./weights.tex";

/** The lesson's formulas. */
export const formulas = { chain, descent, gain, norm, weights } as const;
export type FormulaName = keyof typeof formulas;
