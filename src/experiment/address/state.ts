import { canonical } from "../comparison.ts";
import type { Problem } from "../problem.ts";
import { opening } from "../scenarios/opening.ts";
import type { Comparison } from "../schema.ts";
import type { ViewState } from "./viewFields.ts";

/**
 * The whole state of the page, as its address holds it:
 *
 *     #v=1&s=opening&step=26
 *     #v=1&s=opening&init.sigma_w=2&b.clip.max_norm=50&b.t40.optimizer.lr=0.001
 *     #v=1&lanes=2&model.depth=40&optimizer.name=sgd&b.model.depth=3&view=learn&lang=zh
 *
 * - `v` the version of this format; a link is understood for ever, so version 1 only ever gains keys.
 * - `s` the scenario that the rest changes, or `lanes`, the number of lanes that the rest describes from the defaults.
 * - PATH=VALUE a field of the base; `b.`PATH of lane B's patch; `b.t40.`PATH a change that lane B made at step 40.
 * - `cliff.`NAME=VALUE a setting of that view (viewFields.ts).
 * - `view`, `lang`, `step` (the playhead); left out where they are the usual ones.
 *
 * Numbers are JavaScript's shortest that read back as the same float64, pairs are "0.9,0.999", text is percent-encoded.
 */
export interface AddressState {
  readonly comparison: Comparison;
  readonly view: string;
  /** What the views hold of their own, where it is not the usual; an address has that of its view. */
  readonly own: ViewState;
  /** Null: the reader's own. */
  readonly language: string | null;
  /** The playhead; null: it follows the run. */
  readonly step: number | null;
}

/** What an address may name: views (the first is the usual one) and languages. */
export interface Known {
  readonly views: readonly string[];
  readonly languages: readonly string[];
}

/** What was wrong with an address. It is told to the reader; the rest of the address holds. */
export type AddressNotice =
  /** Keys that mean nothing, at most MAX_FIELDS of them. */
  | { readonly kind: "address_ignored"; readonly fields: readonly string[] }
  /** Keys whose value cannot be: the value beneath, usually the default, stands in its place. */
  | { readonly kind: "address_replaced"; readonly fields: readonly string[]; readonly problems: readonly Problem[] }
  /** Nothing of it could be used. */
  | { readonly kind: "address_unreadable" }
  /** It is that of a lesson list, and no list can be made of it. */
  | { readonly kind: "list_unreadable" }
  /** It is that of a lesson list, and the part of the page that opens one did not arrive. */
  | { readonly kind: "list_unloaded" };

export interface Decoded {
  readonly state: AddressState;
  /** The scenario that the comparison is, unchanged; null where it is none. */
  readonly scenario: string | null;
  readonly notices: readonly AddressNotice[];
}

export const ADDRESS_VERSION = "1";
/** Longer addresses are not read: the longest that `encode` writes, every lane with a full timeline, is shorter. */
export const MAX_ADDRESS = 2 ** 20;
export const MAX_PAIRS = 2 ** 14;
/** Keys that a notice names. */
export const MAX_FIELDS = 8;

/** What an address without anything on it shows. */
export const openingComparison: Comparison = canonical(opening.comparison);
