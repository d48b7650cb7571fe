import type { Catalogue } from "../catalogue.ts";

/**
 * A chapter in words. Marks in its texts: {name} a number of the lesson (":growth" as "×1.27", ":factor" as "1.27", ":whole" as a count),
 * ==…== what has the factor's colour, [[term|words]] a term of the glossary.
 */
export interface ChapterWords {
  readonly title: string;
  /** By the section's id. */
  readonly sections: { readonly [id: string]: SectionWords };
}

interface SectionWords {
  readonly heading: string;
  readonly text: readonly string[];
  /** Told once the reader has guessed. */
  readonly after?: readonly string[];
  readonly question?: string;
  /** The answers to choose from, by their id. */
  readonly options?: { readonly [id: string]: string };
}

export type ChapterCatalogue = Catalogue<ChapterWords>;
