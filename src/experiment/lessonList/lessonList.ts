import * as v from "valibot";

/** The bounds of a list, so that a link or a file of a stranger's cannot fill the page. */
export const MAX_STOPS = 60;
export const MAX_NAME = 80;
export const MAX_NOTE = 400;
/** Characters of a stop's link. A comparison with a long timeline may be longer: the reader is told. */
export const MAX_STOP_LINK = 4000;

/** What stands behind the "#" of an address: printable ASCII, and no list within a list. */
const link = v.pipe(v.string(), v.maxLength(MAX_STOP_LINK), v.regex(/^(?!list=)[!-~]+$/));
const words = (most: number) => v.pipe(v.string(), v.maxLength(most));

const stop = v.object({ link, name: words(MAX_NAME), note: words(MAX_NOTE) });
const lessonListSchema = v.object({
  title: words(MAX_NAME),
  stops: v.pipe(v.array(stop), v.maxLength(MAX_STOPS)),
});

/** A page to show, by its link without "#", and what the teacher says to it. */
export type Stop = Readonly<v.InferOutput<typeof stop>>;

/** A teacher's playlist: pages in the order in which they are shown. */
export interface LessonList {
  readonly title: string;
  readonly stops: readonly Stop[];
}

/** A list from data of any origin; null where it is none. What it has beyond the format is left out. */
export function lessonListOf(data: unknown): LessonList | null {
  const read = v.safeParse(lessonListSchema, data);
  return read.success ? read.output : null;
}
