import { create } from "zustand";
import { type LessonList, lessonListOf, MAX_STOPS, type Stop } from "../../experiment/lessonList/lessonList.ts";
import { openAddress } from "../pageAddress.ts";
import { onStored, readStored, store } from "../storage.ts";

const NAME = "lessons";
const AT = "exploding-gradients-lab.lesson-at";
const empty: LessonList = { title: "", stops: [] };

export interface Lessons {
  readonly list: LessonList;
  /** The teacher's own list, while one that came by link or file is shown in its place. */
  readonly own: LessonList | null;
  /** The stop that is shown, from 0; null: the list is not being shown. */
  readonly at: number | null;
}

function kept(): Lessons {
  const { list, own } = readStored(NAME);
  const read = lessonListOf(list) ?? empty;
  const at = readAt();
  return { list: read, own: lessonListOf(own), at: at !== null && at < read.stops.length ? at : null };
}

/** Where the list is belongs to the tab: it survives a reload, and another tab does not have it. */
function readAt(): number | null {
  try {
    const text = window.sessionStorage.getItem(AT) ?? "";
    return /^\d{1,2}$/.test(text) ? Number(text) : null;
  } catch {
    return null;
  }
}

function storeAt(at: number | null): void {
  try {
    if (at === null) window.sessionStorage.removeItem(AT);
    else window.sessionStorage.setItem(AT, String(at));
  } catch {
    // Storage is blocked: it lasts as long as the page.
  }
}

export const useLessons = create<Lessons>(kept);

/** The lists are written only where they change: another tab may have written newer ones. */
function change(part: Partial<Lessons>): void {
  useLessons.setState(part);
  const { list, own, at } = useLessons.getState();
  if (part.list !== undefined || part.own !== undefined) store(NAME, own === null ? { list } : { list, own });
  storeAt(at);
}

/** Another tab has changed the lists: what is shown stays what is shown, where it is still in them. */
function hear(): void {
  const { list: before, at: place } = useLessons.getState();
  const { list, own } = kept();
  const shown = place === null ? undefined : before.stops[place]?.link;
  const isInPlace = place !== null && list.stops[place]?.link === shown;
  const found = isInPlace ? place : list.stops.findIndex(({ link }) => link === shown);
  const at = found < 0 ? null : found;
  useLessons.setState({ list, own, at });
  storeAt(at);
}
onStored(NAME, hear);

function setStops(stops: readonly Stop[], at: number | null = useLessons.getState().at): void {
  const last = stops.length - 1;
  const { list } = useLessons.getState();
  change({ list: { ...list, stops }, at: at === null || last < 0 ? null : Math.min(at, last) });
}

export const lessonActions = {
  rename: (title: string) => change({ list: { ...useLessons.getState().list, title } }),
  /** Whether there was room for it. */
  add(stop: Stop): boolean {
    const { stops } = useLessons.getState().list;
    if (stops.length >= MAX_STOPS) return false;
    setStops([...stops, stop]);
    return true;
  },
  edit(place: number, part: Partial<Pick<Stop, "name" | "note">>) {
    const { stops } = useLessons.getState().list;
    setStops(stops.map((stop, k) => (k === place ? { ...stop, ...part } : stop)));
  },
  remove: (place: number) => setStops(useLessons.getState().list.stops.filter((_, k) => k !== place)),
  /** Changes places with the neighbour; nothing at the ends. What is shown stays what is shown. */
  move(place: number, delta: 1 | -1) {
    const { list, at } = useLessons.getState();
    const stops = [...list.stops];
    const [moved, other] = [stops[place], stops[place + delta]];
    if (moved === undefined || other === undefined) return;
    stops[place] = other;
    stops[place + delta] = moved;
    setStops(stops, at === place ? place + delta : at === place + delta ? place : at);
  },
  /** Shows a list that came by link or file; the teacher's own, be it empty, waits behind it. */
  receive(list: LessonList) {
    const { list: before, own } = useLessons.getState();
    const mine = own ?? before;
    const isMine = JSON.stringify(mine) === JSON.stringify(list);
    change({ list, own: isMine ? null : mine, at: null });
  },
  /** The list that is shown is from now on the teacher's own. */
  keep: () => change({ own: null }),
  backToOwn() {
    const { own } = useLessons.getState();
    if (own !== null) change({ list: own, own: null, at: null });
  },
  /** Opens a stop; nothing where there is none. `isFirst`: the page has shown nothing yet. */
  go(place: number, isFirst = false) {
    const stop = useLessons.getState().list.stops[place];
    if (stop === undefined) return;
    change({ at: place });
    openAddress(`#${stop.link}`, isFirst);
  },
  leave: () => change({ at: null }),
};
