import { type ChangeEvent, useRef, useState } from "react";
import { MAX_LESSON_FILE, readLessonFile, writeLessonFile } from "../../experiment/lessonList/lessonFile.ts";
import { MAX_NAME, MAX_STOP_LINK, MAX_STOPS } from "../../experiment/lessonList/lessonList.ts";
import { presentText } from "../../text/present/index.ts";
import { saveFile } from "../code/saveFile.ts";
import { Icon } from "../icons.tsx";
import { useWords } from "../settings.ts";
import { classroomActions } from "./classroom.ts";
import { DialogFrame } from "./DialogFrame.tsx";
import { LessonStops } from "./LessonStops.tsx";
import { encodeLessonLink, MAX_LESSON_LINK } from "./lessonLink.ts";
import { lessonActions, useLessons } from "./lessonStore.ts";
import { linkTo } from "./pageLink.ts";
import { setPresenting } from "./presenting.ts";
import { stopHere } from "./stopHere.ts";
import { useCopy } from "./useCopy.ts";

/** The teacher's playlist: filled, put in order, passed on and shown. */
export function LessonDialog() {
  const { lessons: words } = useWords(presentText);
  const { list } = useLessons();
  const [told, tell] = useState("");
  const adds = useRef<HTMLButtonElement>(null);
  const add = async () => {
    const stop = await stopHere();
    if (typeof stop === "number") tell(words.linkTooLong(stop, MAX_STOP_LINK));
    else tell(lessonActions.add(stop) ? words.added(useLessons.getState().list.stops.length) : words.full(MAX_STOPS));
  };
  return (
    <DialogFrame title={words.title} className="lesson-dialog">
      <p>{words.about}</p>
      <Received />
      <label className="lesson-name">
        <span>{words.name}</span>
        <input
          value={list.title}
          maxLength={MAX_NAME}
          placeholder={words.untitled}
          onChange={(event) => lessonActions.rename(event.target.value)}
        />
      </label>
      {list.stops.length === 0 ? (
        <p className="lesson-empty">{words.empty}</p>
      ) : (
        <LessonStops tell={tell} onEmpty={() => adds.current?.focus()} />
      )}
      <div className="classroom-actions">
        <button type="button" ref={adds} className="button outlined" onClick={() => void add()}>
          <Icon name="plus" />
          {words.add}
        </button>
        <PresentList />
      </div>
      <PassOn tell={tell} />
      <p className="lesson-told" role="status">
        {told}
      </p>
    </DialogFrame>
  );
}

/** Whose list this is, where it came from outside. */
function Received() {
  const { lessons: words } = useWords(presentText);
  const isReceived = useLessons(({ own }) => own !== null);
  if (!isReceived) return null;
  return (
    <div className="lesson-received">
      <p>{words.received}</p>
      <button type="button" className="button outlined" onClick={lessonActions.backToOwn}>
        {words.back}
      </button>
      <button type="button" className="button outlined" onClick={lessonActions.keep}>
        {words.keep}
      </button>
    </div>
  );
}

function PresentList() {
  const { lessons: words } = useWords(presentText);
  const isEmpty = useLessons(({ list }) => list.stops.length === 0);
  const present = () => {
    classroomActions.close();
    lessonActions.go(0);
    setPresenting(true);
  };
  return (
    <button type="button" className="button solid" disabled={isEmpty} onClick={present}>
      <Icon name="present" />
      {words.present}
    </button>
  );
}

/** As one link, and as a file. */
function PassOn({ tell }: { readonly tell: (sentence: string) => void }) {
  const { lessons: words, copied, copyFailed, fromDisk } = useWords(presentText);
  const { list } = useLessons();
  const [told, copy] = useCopy();
  const [link, setLink] = useState("");
  const isEmpty = list.stops.length === 0;
  const share = async () => {
    const hash = encodeLessonLink(list);
    if (hash === null) return tell(words.listTooLong(MAX_LESSON_LINK));
    const whole = linkTo(hash);
    if (whole === null) return tell(fromDisk);
    setLink(whole);
    await copy(whole);
  };
  const save = () =>
    saveFile(`${fileName(list.title || words.untitled)}.json`, "application/json", writeLessonFile(list));
  const load = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    target.value = "";
    if (file === undefined) return;
    const read = file.size > MAX_LESSON_FILE ? null : readLessonFile(await file.text());
    if (read === null) return tell(words.badFile(file.name));
    lessonActions.receive(read);
    tell("");
  };
  return (
    <>
      <div className="classroom-actions">
        <button type="button" className="button outlined" disabled={isEmpty} onClick={() => void share()}>
          <Icon name={told === "copied" ? "check" : "share"} />
          <span aria-live="polite">{told === "copied" ? copied : words.copyLink}</span>
        </button>
        <button type="button" className="button outlined" disabled={isEmpty} onClick={save}>
          <Icon name="download" />
          {words.save}
        </button>
        <label className="button outlined lesson-load">
          <input type="file" accept="application/json,.json" className="visually-hidden" onChange={load} />
          {words.load}
        </label>
      </div>
      {told === "failed" && (
        <label className="lesson-name">
          <span>{copyFailed}</span>
          <input readOnly value={link} onFocus={(event) => event.target.select()} />
        </label>
      )}
    </>
  );
}

/** A title as the name of a file on any system. */
const fileName = (title: string) => title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "lesson";
