import { isLessonLink } from "../../experiment/lessonList/isLessonLink.ts";
import { type LessonList, lessonListOf } from "../../experiment/lessonList/lessonList.ts";

/**
 * A lesson list as an address:
 *
 *     #list=1.WyJUaXRsZSIsW1sidj0xJnM9b3BlbmluZyIsIk5hbWUiLCJOb3RlIl1dXQ
 *
 * "1" is the version of this format; a link is understood for ever. Behind it stands base64url (RFC 4648, section 5,
 * without padding) of the UTF-8 text of the JSON [title, [[link, name, note], …]]: no character of it is changed by
 * programs that pass links on.
 */
const VERSION = "1";

/** Characters of a whole address. Longer lists travel as files: mail and chat programs cut what is longer. */
export const MAX_LESSON_LINK = 16_000;

/** The address of a list, with its "#"; null where it would be longer than links may be. */
export function encodeLessonLink({ title, stops }: LessonList): string | null {
  const text = JSON.stringify([title, stops.map(({ link, name, note }) => [link, name, note])]);
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
  const letters = btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  const hash = `#list=${VERSION}.${letters}`;
  return hash.length > MAX_LESSON_LINK ? null : hash;
}

/** The list that an address describes; null where it describes none. Never throws. */
export function decodeLessonLink(hash: string): LessonList | null {
  if (!isLessonLink(hash) || hash.length > MAX_LESSON_LINK) return null;
  const letters = /^#list=1\.([\w-]+)$/.exec(hash)?.[1];
  if (letters === undefined) return null;
  try {
    const bytes = Uint8Array.from(atob(letters.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    const data: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (!Array.isArray(data) || !Array.isArray(data[1])) return null;
    const stops = data[1].map((stop: unknown) =>
      Array.isArray(stop) ? { link: stop[0], name: stop[1], note: stop[2] } : null,
    );
    return lessonListOf({ title: data[0], stops });
  } catch {
    return null;
  }
}
