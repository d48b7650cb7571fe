import { use } from "react";
import type { ChapterId } from "../../lessons/index.ts";
import type { ChapterCatalogue, ChapterWords } from "../../text/learn/chapterWords.ts";
import { useWords } from "../settings.ts";

/** A chapter's words are loaded with the chapter. */
const loaders: { readonly [C in ChapterId]: () => Promise<ChapterCatalogue> } = {
  what: () => import("../../text/learn/what.ts").then(({ what }) => what),
  see: () => import("../../text/learn/see.ts").then(({ see }) => see),
  why: () => import("../../text/learn/why.ts").then(({ why }) => why),
  time: () => import("../../text/learn/time.ts").then(({ time }) => time),
  cliff: () => import("../../text/learn/cliff.ts").then(({ cliff }) => cliff),
  remedies: () => import("../../text/learn/remedies.ts").then(({ remedies }) => remedies),
  code: () => import("../../text/learn/code.ts").then(({ code }) => code),
  quiz: () => import("../../text/learn/quiz.ts").then(({ quiz }) => quiz),
  causes: () => import("../../text/learn/causes.ts").then(({ causes }) => causes),
};
const loaded = new Map<ChapterId, Promise<ChapterCatalogue>>();

export function loadChapterWords(chapter: ChapterId): Promise<ChapterCatalogue> {
  const words = loaded.get(chapter) ?? loaders[chapter]();
  loaded.set(chapter, words);
  return words;
}

/** Suspends until they are there. */
export function useChapterWords(chapter: ChapterId): ChapterWords {
  return useWords(use(loadChapterWords(chapter)));
}
