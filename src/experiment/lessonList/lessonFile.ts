import { type LessonList, lessonListOf } from "./lessonList.ts";

/** What a file says that it is; other programs' files do not. */
const FORMAT = "exploding-gradients-lab/lesson-list";
const VERSION = 1;

/** Characters of a file that is read: a full list with every escape is shorter. */
export const MAX_LESSON_FILE = 2 ** 20;

/** A list as the text of a JSON file that people can read and edit. */
export function writeLessonFile({ title, stops }: LessonList): string {
  const plain = stops.map(({ name, note, link }) => ({ name, note, link }));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, title, stops: plain }, null, 2)}\n`;
}

/** The list of a file's text; null where it is none of this version. Never throws. */
export function readLessonFile(text: string): LessonList | null {
  if (text.length > MAX_LESSON_FILE) return null;
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data !== "object" || data === null) return null;
    const { format, version } = data as { readonly format?: unknown; readonly version?: unknown };
    return format === FORMAT && version === VERSION ? lessonListOf(data) : null;
  } catch {
    return null;
  }
}
