import fc from "fast-check";
import { MAX_NAME, MAX_NOTE } from "../../src/experiment/lessonList/lessonList.ts";

const words = (most: number) => fc.string({ maxLength: most, unit: "grapheme" }).filter(({ length }) => length <= most);
const link = fc.stringMatching(/^[!-~]{1,60}$/).filter((text) => !text.startsWith("list="));

/** Lists of lessons as a teacher may make them, in any script. */
export const lessonLists = fc.record({
  title: words(MAX_NAME),
  stops: fc.array(fc.record({ link, name: words(MAX_NAME), note: words(MAX_NOTE) }), { maxLength: 12 }),
});
