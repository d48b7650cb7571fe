const START = "#list=";

/** Whether an address (a location's hash) is that of a lesson list. */
export function isLessonLink(hash: string): boolean {
  return hash.startsWith(START);
}
