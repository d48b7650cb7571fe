import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { MAX_NAME, MAX_NOTE, type Stop } from "../../experiment/lessonList/lessonList.ts";
import { presentText } from "../../text/present/index.ts";
import { Icon, type IconName } from "../icons.tsx";
import { useWords } from "../settings.ts";
import { classroomActions } from "./classroom.ts";
import { lessonActions, useLessons } from "./lessonStore.ts";

/** A control of a stop's row; the focus follows it when the stop is moved. */
interface Focus {
  readonly place: number;
  readonly control: string;
}

interface LessonStopsProps {
  readonly tell: (sentence: string) => void;
  /** The last stop was removed, and its row with the focus. */
  readonly onEmpty: () => void;
}

/** The stops in their order: named, annotated, moved by buttons or keys, opened and removed. */
export function LessonStops({ tell, onEmpty }: LessonStopsProps) {
  const { lessons: words } = useWords(presentText);
  const { stops } = useLessons(({ list }) => list);
  const at = useLessons((state) => state.at);
  const rows = useRef<HTMLOListElement>(null);
  const [focus, setFocus] = useState<Focus | null>(null);
  useEffect(() => {
    if (focus === null) return;
    const row = rows.current?.children[Math.min(focus.place, stops.length - 1)];
    const wanted = row?.querySelector<HTMLButtonElement>(`[data-control="${focus.control}"]`);
    if (wanted?.disabled) row?.querySelector<HTMLElement>("input")?.focus();
    else wanted?.focus();
    setFocus(null);
  }, [focus, stops]);
  const move = (place: number, delta: 1 | -1, control: string) => {
    if (stops[place + delta] === undefined) return;
    lessonActions.move(place, delta);
    setFocus({ place: place + delta, control });
    tell(words.moved(place + delta + 1));
  };
  const remove = (place: number, name: string) => {
    lessonActions.remove(place);
    if (stops.length > 1) setFocus({ place, control: "remove" });
    else onEmpty();
    tell(words.removed(name));
  };
  return (
    <>
      <ol ref={rows} className="lesson-stops">
        {stops.map((stop, place) => (
          <StopRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a stop is its place in the list.
            key={place}
            stop={stop}
            place={place}
            last={stops.length - 1}
            shown={place === at}
            onMove={move}
            onRemove={remove}
          />
        ))}
      </ol>
      <p className="lesson-hint">{words.moveHint}</p>
    </>
  );
}

interface StopRowProps {
  readonly stop: Stop;
  readonly place: number;
  readonly last: number;
  readonly shown: boolean;
  readonly onMove: (place: number, delta: 1 | -1, control: string) => void;
  readonly onRemove: (place: number, name: string) => void;
}

function StopRow({ stop: { name, note }, place, last, shown, onMove, onRemove }: StopRowProps) {
  const { lessons: words } = useWords(presentText);
  const called = name || String(place + 1);
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const delta = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
    if (delta === null || !event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onMove(place, delta, (event.target as HTMLElement).dataset.control ?? "name");
  };
  const open = () => {
    classroomActions.close();
    lessonActions.go(place);
  };
  return (
    <li aria-current={shown ? "step" : undefined} onKeyDown={press}>
      <span className="lesson-place" aria-hidden="true">
        {place + 1}
      </span>
      <input
        data-control="name"
        value={name}
        maxLength={MAX_NAME}
        aria-label={words.stopName(place + 1)}
        onChange={(event) => lessonActions.edit(place, { name: event.target.value })}
      />
      <textarea
        data-control="note"
        rows={2}
        value={note}
        maxLength={MAX_NOTE}
        aria-label={words.note(place + 1)}
        placeholder={words.notePlaceholder}
        onChange={(event) => lessonActions.edit(place, { note: event.target.value })}
      />
      <span className="lesson-buttons">
        <RowButton control="open" icon="play" label={words.open(called)} onClick={open} />
        <RowButton
          control="up"
          icon="up"
          label={words.up(called)}
          disabled={place === 0}
          onClick={() => onMove(place, -1, "up")}
        />
        <RowButton
          control="down"
          icon="down"
          label={words.down(called)}
          disabled={place === last}
          onClick={() => onMove(place, 1, "down")}
        />
        <RowButton control="remove" icon="close" label={words.remove(called)} onClick={() => onRemove(place, called)} />
      </span>
    </li>
  );
}

interface RowButtonProps {
  readonly control: string;
  readonly icon: IconName;
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

function RowButton({ control, icon, label, disabled = false, onClick }: RowButtonProps) {
  return (
    <button
      type="button"
      className="button square"
      data-control={control}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
