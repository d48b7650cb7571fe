import { type ChapterId, chapterIds, chapters } from "../../lessons/index.ts";

interface Place {
  readonly chapter: ChapterId;
  /** What there is not counts as the first one. */
  readonly section: string;
}

const places: readonly Place[] = chapterIds.flatMap((chapter) =>
  chapters[chapter].sections.map(({ id }) => ({ chapter, section: id })),
);

/** The section after or before another, over the ends of chapters; at the ends of the lesson the same one. */
export function sectionAfter({ chapter, section }: Place, delta: 1 | -1): Place {
  const first = places.findIndex((place) => place.chapter === chapter);
  const found = places.findIndex((place) => place.chapter === chapter && place.section === section);
  const from = found < 0 ? first : found;
  return places[Math.max(0, Math.min(places.length - 1, from + delta))] as Place;
}
