import { fieldPaths } from "../declaration.ts";

/** The parts of the Lab that a frame may show, in the order in which they stand. */
export const embedPanels = ["title", "readouts", "hero", "heat", "loss", "ratio", "transport"] as const;
export type EmbedPanel = (typeof embedPanels)[number];

/** A parameter of a frame: names of a list with commas between them, 0 or 1, or origins. */
export type EmbedField =
  | { readonly kind: "names"; readonly default: readonly string[]; readonly values: readonly string[] }
  | { readonly kind: "flag"; readonly default: boolean }
  | { readonly kind: "origins"; readonly default: readonly string[]; readonly most: number };

/**
 * How a frame shows the page: the query of its address, beside `embed`, which turns the page's own bar off. What is
 * shown, the state, is in the hash, as in any link (state.ts).
 *
 *     ?embed&panels=title,hero,transport&knobs=clip.max_norm&lang=zh#v=1&s=opening
 */
export const embedFields = {
  panels: { kind: "names", default: ["title", "hero", "loss", "transport"], values: embedPanels },
  /** Fields of an experiment whose controls are shown. */
  knobs: { kind: "names", default: [], values: fieldPaths },
  /** Lanes that are shown; none named: all. */
  lanes: { kind: "names", default: [], values: ["a", "b", "c", "d"] },
  /** A reader who wants nothing to move, and an address with a step, win over it. */
  autoplay: { kind: "flag", default: true },
  /** The reader changes no setting; play, pause and the way through the steps stay, and so do the host's messages. */
  locked: { kind: "flag", default: false },
  /** Origins that may send messages and get them; none named: any. */
  allow: { kind: "origins", default: [], most: 16 },
} as const satisfies { readonly [name: string]: EmbedField };

export type EmbedName = keyof typeof embedFields;
export const embedNames = Object.keys(embedFields) as EmbedName[];

export interface EmbedSettings {
  readonly panels: readonly EmbedPanel[];
  readonly knobs: readonly string[];
  readonly lanes: readonly string[];
  readonly autoplay: boolean;
  readonly locked: boolean;
  readonly allow: readonly string[];
}
