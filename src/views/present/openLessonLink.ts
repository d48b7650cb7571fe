import { openAddress, tellOfList } from "../pageAddress.ts";
import { useSettings } from "../settings.ts";
import { classroomActions } from "./classroom.ts";
import { decodeLessonLink } from "./lessonLink.ts";
import { lessonActions } from "./lessonStore.ts";

/** Opens the list of an address at its first stop, and shows the list; one that cannot be read is told in a notice. */
export function openLessonLink(hash: string, isFirst: boolean): void {
  const list = decodeLessonLink(hash);
  if (list === null) {
    tellOfList("list_unreadable");
    return;
  }
  lessonActions.receive(list);
  if (list.stops.length === 0) openAddress("", isFirst);
  else lessonActions.go(0, isFirst);
  if (!useSettings.getState().presenting) classroomActions.open("list");
}
