/// <reference path="../lessonModules.d.ts" />
import chain from "./chain.tex";
import clip from "./clip.tex";
import descent from "./descent.tex";
import gain from "./gain.tex";
import neuron from "./neuron.tex";
import norm from "./norm.tex";
import recurrent from "./recurrent.tex";
import weights from "./weights.tex";

/** The lesson's formulas. */
export const formulas = { chain, clip, descent, gain, neuron, norm, recurrent, weights } as const;
export type FormulaName = keyof typeof formulas;
