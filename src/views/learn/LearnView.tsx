import "./learn.css";
import { Suspense, useCallback } from "react";
import { type ChapterId, chapterIds, chapters } from "../../lessons/index.ts";
import { learnText } from "../../text/learn/index.ts";
import { useStepper } from "../present/stepper.ts";
import { useText, useWords } from "../settings.ts";
import { useViewValues, viewActions } from "../viewState.ts";
import { ChapterPage } from "./ChapterPage.tsx";
import { useChapterWords } from "./chapterWords.ts";
import { useProgress } from "./learnStore.ts";
import { sectionAfter } from "./sectionAfter.ts";

/** The lesson: its chapters, the one that is read, and its figure. */
export function LearnView() {
  const { app } = useText();
  const { chapter, section } = useViewValues("learn");
  const id = chapterIds.find((each) => each === chapter) ?? (chapterIds[0] as ChapterId);
  useStepper(
    useCallback((delta) => viewActions.set("learn", sectionAfter({ chapter: id, section }, delta)), [id, section]),
  );
  return (
    <main className="learn">
      <Suspense fallback={<p className="loading">{app.loading}</p>}>
        <ChapterList shown={id} />
        <ChapterPage key={id} id={id} section={section} />
      </Suspense>
    </main>
  );
}

function ChapterList({ shown }: { readonly shown: ChapterId }) {
  const { chapters: label } = useWords(learnText);
  return (
    <nav className="chapters" aria-label={label}>
      <p>{label}</p>
      <ol>
        {chapterIds.map((id) => (
          <ChapterLink key={id} id={id} shown={id === shown} />
        ))}
      </ol>
    </nav>
  );
}

function ChapterLink({ id, shown }: { readonly id: ChapterId; readonly shown: boolean }) {
  const { title } = useChapterWords(id);
  const { read } = useWords(learnText);
  const done = useProgress((state) =>
    chapters[id].sections.every((section) => state.read.includes(`${id}/${section.id}`)),
  );
  return (
    <li className={done ? "done" : undefined}>
      <button
        type="button"
        aria-current={shown ? "page" : undefined}
        onClick={() => viewActions.set("learn", { chapter: id, section: "" })}
      >
        {title}
        {done && <span className="visually-hidden">, {read}</span>}
      </button>
    </li>
  );
}
