/**
 * The kinds of field an experiment is declared with (schema.ts). A field carries its default, what validation
 * accepts (what PyTorch accepts and memory allows) and, separately and narrower, what a slider offers.
 */

/** Where a control stands in the panel; null: not shown. */
export type Group = "network" | "data" | "training" | "clipping";

/** What a field holds. */
export type Value = string | number | boolean | null | readonly [number, number];

/** Another field, and the value with which this one has a meaning (`is`) or has none (`not`). */
export interface Where {
  /** Where the other field stands; without it, beside this one. */
  readonly section?: string;
  readonly field: string;
  readonly is?: Value;
  readonly not?: Value;
  /** A patch that makes another choice there drops this field, as it drops what belongs to another variant alone. */
  readonly alone?: true;
}

interface Common<T> {
  readonly default: T;
  readonly group?: Group;
  /** Behind "More": rarely used. */
  readonly rare?: true;
  /** May change while a run trains; the change applies from the next step. */
  readonly live?: true;
  /** Where the field is of no effect it keeps its value and is not shown. */
  readonly where?: Where;
}

/** What a slider offers; `log`: the positions are the logarithms of the values. */
export interface Slider {
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly log?: true;
}

export interface NumberField<T = number> extends Common<T> {
  readonly kind: "number" | "integer";
  readonly min: number;
  readonly max: number;
  readonly nullable?: true;
  readonly slider?: Slider;
}
export interface PairField extends Common<readonly [number, number]> {
  readonly kind: "pair";
  readonly min: number;
  readonly below: number;
}
export interface SwitchField extends Common<boolean> {
  readonly kind: "switch";
}
export interface ChoiceField<V extends string | number | null = string | number | null> extends Common<V> {
  readonly kind: "choice";
  readonly values: readonly V[];
}
interface TextField extends Common<string> {
  readonly kind: "text";
  readonly maxLength: number;
}

export type Field =
  | NumberField<number>
  | NumberField<number | null>
  | PairField
  | SwitchField
  | ChoiceField
  | TextField;

/** A set of fields, some of which exist only for one choice of `tag` (an optimizer's own arguments, for instance). */
export interface Variants<Tag extends string = string> {
  readonly kind: "variants";
  readonly tag: Tag;
  readonly default: string;
  readonly group?: Group;
  readonly live?: true;
  /** The fields that every variant has. */
  readonly common: FieldSet;
  readonly of: { readonly [variant: string]: FieldSet };
}
export interface FieldSet {
  readonly [name: string]: Field;
}

type ValueOf<F> = F extends { readonly kind: "choice"; readonly values: readonly (infer V)[] }
  ? V
  : F extends { readonly kind: "switch" }
    ? boolean
    : F extends { readonly kind: "pair" }
      ? readonly [number, number]
      : F extends { readonly kind: "text" }
        ? string
        : F extends { readonly nullable: true }
          ? number | null
          : number;
type ValuesOf<S> = { readonly [K in keyof S]: ValueOf<S[K]> };
type Flat<T> = { [K in keyof T]: T[K] };

/** The values that a declaration describes: a discriminated union for variants, a plain record for a set. */
export type Described<S> = S extends {
  readonly kind: "variants";
  readonly tag: infer Tag extends string;
  readonly common: infer Common;
  readonly of: infer Of;
}
  ? { [V in keyof Of]: Flat<{ readonly [T in Tag]: V } & ValuesOf<Common> & ValuesOf<Of[V]>> }[keyof Of]
  : S extends { readonly kind: string }
    ? ValueOf<S>
    : ValuesOf<S>;
