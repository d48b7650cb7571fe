import { fieldPaths } from "../declaration.ts";
import type { Described, Field, Value } from "../fields.ts";

/** What the views but the Lab hold beside the comparison, as their addresses have it: `cliff.w=5.5&cliff.lr=0.01`. */
export const viewFields = {
  learn: {
    /** A chapter's id and a section's within it; what there is not counts as the first one. */
    chapter: { kind: "text", default: "what", maxLength: 40 },
    section: { kind: "text", default: "", maxLength: 40 },
  },
  cliff: {
    /** Where both paths start: the recurrent weight and the bias. */
    w: { kind: "number", default: 5.2, min: -20, max: 20, slider: { min: 3.5, max: 6.5, step: 0.01 } },
    b: { kind: "number", default: -2.5, min: -20, max: 20, slider: { min: -4, max: -1, step: 0.01 } },
    lr: { kind: "number", default: 1, min: 1e-6, max: 100, slider: { min: 1e-3, max: 10, log: true } },
    max_norm: { kind: "number", default: 0.4, min: 1e-6, max: 1e6, slider: { min: 0.01, max: 100, log: true } },
    /** Updates of each path. */
    updates: { kind: "integer", default: 100, min: 1, max: 5000, slider: { min: 10, max: 2000, log: true } },
    /** Time steps of the neuron: T. */
    seq_len: { kind: "integer", default: 50, min: 2, max: 200, slider: { min: 2, max: 100 } },
    /** Degrees that the camera is turned by, from −60 to 60. */
    turn: { kind: "number", default: 0, min: -60, max: 60 },
    /** The update that is shown; null: the last one. */
    at: { kind: "integer", default: null, min: 0, max: 5000, nullable: true },
    /** The weight at which the section through the wall and Doya's diagram are drawn. */
    section: { kind: "number", default: 5, min: 3.5, max: 6.5, slider: { min: 3.5, max: 6.5, step: 0.01 } },
  },
  remedies: {
    sort: { kind: "choice", default: "given", values: ["given", "verdict", "loss", "gradient"] },
    /** Codes of two remedies joined by "+"; several pairs with "," between them. */
    pairs: { kind: "text", default: "", maxLength: 400 },
  },
  map: {
    /** The map's own network, or the Lab's first lane. */
    base: { kind: "choice", default: "own", values: ["own", "lab"] },
    x: { kind: "choice", default: "init.sigma_w", values: fieldPaths },
    y: { kind: "choice", default: "model.depth", values: fieldPaths },
    /** A numeric field's least and greatest value on the map; a choice has all of its values instead. */
    x_min: { kind: "number", default: 0.8, min: -1e9, max: 1e9 },
    x_max: { kind: "number", default: 2.2, min: -1e9, max: 1e9 },
    y_min: { kind: "number", default: 4, min: -1e9, max: 1e9 },
    y_max: { kind: "number", default: 30, min: -1e9, max: 1e9 },
    /** Cells along each side. */
    columns: { kind: "integer", default: 36, min: 2, max: 100 },
    rows: { kind: "integer", default: 27, min: 2, max: 100 },
    seeds: { kind: "integer", default: 1, min: 1, max: 10 },
    steps: { kind: "integer", default: 20, min: 1, max: 500 },
    colour: { kind: "choice", default: "growth", values: ["growth", "first_nonfinite", "final_loss", "cause"] },
  },
} as const satisfies { readonly [view: string]: { readonly [name: string]: Field } };

type ViewFields = typeof viewFields;
/** A view that has an address of its own, and what it holds. */
export type ViewName = keyof ViewFields;
export type ViewValues<V extends ViewName> = Described<ViewFields[V]>;

/** The paths of a view's own fields, in their order; none where it has none. */
export function viewPaths(view: string): readonly string[] {
  return Object.hasOwn(viewFields, view)
    ? Object.keys(viewFields[view as ViewName]).map((name) => `${view}.${name}`)
    : [];
}

/** The field of a view's own at a path ("cliff.w"); undefined where there is none. */
export function viewFieldAt(path: string): Field | undefined {
  const [view = "", name = ""] = path.split(".");
  const fields: { readonly [name: string]: Field } | undefined = Object.hasOwn(viewFields, view)
    ? viewFields[view as ViewName]
    : undefined;
  return fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** Values of views' fields by path, those alone that are not the usual ones. */
export type ViewState = ReadonlyMap<string, Value>;
