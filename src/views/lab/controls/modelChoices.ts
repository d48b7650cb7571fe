import { fieldAt, ownFields, variantSections } from "../../../experiment/declaration.ts";
import type { Value } from "../../../experiment/fields.ts";
import { flatten } from "../../../experiment/flat.ts";
import type { Experiment } from "../../../experiment/schema.ts";

/** The two settings that the panel shows as one choice: MLP, RNN, LSTM, GRU. */
export const KIND = "model.kind";
export const CELL = "model.cell";

/** A kind of network and, where it has several, its cell. */
export interface ModelChoice {
  readonly kind: string;
  readonly cell: string | null;
  /** Shown with what else is rarely used. */
  readonly rare: boolean;
}

/** Kinds that are no network of layers: a model of one. */
const RARE: readonly string[] = ["one_neuron_rnn"];

function valuesOf(path: string): readonly Value[] {
  const field = fieldAt(path);
  return field?.kind === "choice" ? field.values : [];
}

function hasCells(kind: Value): boolean {
  const section = variantSections.find(({ tagPath }) => tagPath === KIND);
  return section !== undefined && Object.hasOwn(ownFields(section.variants, kind), "cell");
}

/** Every network that the declaration knows, in its order. */
export const modelChoices: readonly ModelChoice[] = valuesOf(KIND).flatMap((value): ModelChoice[] => {
  const kind = String(value);
  const rare = RARE.includes(kind);
  return hasCells(kind)
    ? valuesOf(CELL).map((cell) => ({ kind, cell: String(cell), rare }))
    : [{ kind, cell: null, rare }];
});

/** What an experiment has chosen. */
export function modelChoiceOf(experiment: Experiment): ModelChoice | undefined {
  const flat = flatten(experiment);
  return modelChoices.find(({ kind, cell }) => kind === flat.get(KIND) && (cell === null || cell === flat.get(CELL)));
}
