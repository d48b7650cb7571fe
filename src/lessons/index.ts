import type { Chapter } from "./chapter.ts";
import { causes } from "./chapters/causes.ts";
import { see } from "./chapters/see.ts";
import { what } from "./chapters/what.ts";
import { why } from "./chapters/why.ts";

/** The chapters in their order; the words of each are in text/learn under its id. */
export const chapters = { what, see, why, causes } as const satisfies { readonly [id: string]: Chapter };
export type ChapterId = keyof typeof chapters;
export const chapterIds = Object.keys(chapters) as readonly ChapterId[];
