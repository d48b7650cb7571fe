import type { ViewValues } from "../experiment/address/viewFields.ts";
import type { Value } from "../experiment/fields.ts";
import type { Comparison } from "../experiment/schema.ts";
import type { HeroQuantity } from "../runs/labState.ts";
import type { FormulaName } from "./formulas/index.ts";
import type { NumberName } from "./numbers/index.ts";

/** Values of one setting to choose from; all lanes take the one that is chosen. */
export interface Knob {
  readonly path: string;
  readonly values: readonly Value[];
}

/** One or two lanes, as in the Lab: their gradient over the layers, and their loss where it says something. */
export interface LanesFigure {
  readonly kind: "lanes";
  readonly comparison: Comparison;
  readonly quantity: HeroQuantity;
  /** "start": as the network is born; "run": it plays. */
  readonly shows: "start" | "run";
  readonly loss: boolean;
  readonly knob?: Knob;
}

/** g^L: one factor a layer and their product, beside what a real network measures (LOOK 5.6). */
export interface ProductFigure {
  readonly kind: "product";
  /** The network whose dots stand beside the line; its depth is the product's. */
  readonly comparison: Comparison;
  readonly factor: number;
}

/** The one-neuron network's landscape, as the Cliff shows it with these settings. */
export interface CliffFigure {
  readonly kind: "cliff";
  readonly values: Partial<ViewValues<"cliff">>;
}

/** An experiment as its script and what that prints, in variants to switch between. */
export interface CodeFigure {
  readonly kind: "code";
  readonly variants: readonly { readonly id: "norm" | "value" | "none"; readonly comparison: Comparison }[];
  /** What the lines have in them that the section speaks of. */
  readonly mark: readonly string[];
}

export type Figure = LanesFigure | ProductFigure | CliffFigure | CodeFigure;

/** Is asked before the figure is shown; the guess is kept. */
export type Prediction =
  | {
      readonly kind: "choose";
      readonly options: readonly string[];
      readonly answer: string;
    }
  /** A number to set, on a log scale; right within a factor of `within`. */
  | {
      readonly kind: "amount";
      readonly answer: NumberName;
      readonly min: number;
      readonly max: number;
      readonly within: number;
    }
  /** A curve over the layers to draw, as growth per layer; right within a factor of `within` a layer. */
  | {
      readonly kind: "curve";
      readonly quantity: HeroQuantity;
      readonly answer: NumberName;
      readonly within: number;
    };

interface Section {
  readonly id: string;
  readonly figure: Figure;
  readonly formula?: FormulaName;
  readonly prediction?: Prediction;
}

export interface Chapter {
  readonly id: string;
  /** Its sections are questions: the right answers are counted. */
  readonly scored?: boolean;
  readonly sections: readonly Section[];
}
