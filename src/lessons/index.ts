import type { Chapter } from "./chapter.ts";
import { causes } from "./chapters/causes.ts";
import { cliff } from "./chapters/cliff.ts";
import { code } from "./chapters/code.ts";
import { quiz } from "./chapters/quiz.ts";
import { remedies } from "./chapters/remedies.ts";
import { see } from "./chapters/see.ts";
import { time } from "./chapters/time.ts";
import { what } from "./chapters/what.ts";
import { why } from "./chapters/why.ts";

/** The chapters in their order; the words of each are in text/learn under its id. */
export const chapters = { what, see, why, causes, time, cliff, remedies, code, quiz } as const satisfies {
  readonly [id: string]: Chapter;
};
export type ChapterId = keyof typeof chapters;
export const chapterIds = Object.keys(chapters) as readonly ChapterId[];
