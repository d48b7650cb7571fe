import { useEffect, useRef } from "react";
import type { Chapter } from "../../lessons/chapter.ts";
import { type ChapterId, chapterIds, chapters } from "../../lessons/index.ts";
import { learnText } from "../../text/learn/index.ts";
import { Icon } from "../icons.tsx";
import { useWords } from "../settings.ts";
import { viewActions } from "../viewState.ts";
import { useChapterWords } from "./chapterWords.ts";
import { FigureView } from "./FigureView.tsx";
import { Formula } from "./Formula.tsx";
import { progressActions, useProgress } from "./learnStore.ts";
import { PredictionBox } from "./PredictionBox.tsx";
import { Prose } from "./Prose.tsx";
import { SaveResult } from "./SaveResult.tsx";
import { scoreOf } from "./scoreOf.ts";
import { useSectionInView } from "./useSectionInView.ts";

interface ChapterPageProps {
  readonly id: ChapterId;
  /** A section's id; anything else is the first one. */
  readonly section: string;
}

/** A chapter: its text, and beside it the figure of the section that is being read. */
export function ChapterPage({ id, section }: ChapterPageProps) {
  const words = useChapterWords(id);
  const learn = useWords(learnText);
  const { sections, scored }: Chapter = chapters[id];
  const article = useRef<HTMLElement>(null);
  const active = sections.find((each) => each.id === section) ?? sections[0];
  useSectionInView(article, id, active?.id ?? "");
  const guesses = useProgress((state) => state.guesses);
  const key = `${id}/${active?.id}`;
  useEffect(() => progressActions.read(key), [key]);
  const waits = active?.prediction !== undefined && guesses[key] === undefined;
  return (
    <>
      <article ref={article} className="chapter">
        <p className="chapter-number">{learn.chapter(chapterIds.indexOf(id) + 1, chapterIds.length)}</p>
        <h2>{words.title}</h2>
        {scored === true && <Score id={id} />}
        {sections.map(({ id: sectionId, formula, prediction }, place) => {
          const { heading, text, after } = words.sections[sectionId] as (typeof words.sections)[string];
          const sectionKey = `${id}/${sectionId}`;
          const [first = "", ...others] = text;
          return (
            <section
              key={sectionId}
              data-section={sectionId}
              className={sectionId === active?.id ? "active" : undefined}
              aria-labelledby={`${id}-${sectionId}`}
            >
              <h3 id={`${id}-${sectionId}`}>{heading}</h3>
              {first !== "" && <Prose>{first}</Prose>}
              {formula !== undefined && <Formula name={formula} />}
              {others.map((paragraph) => (
                <Prose key={paragraph}>{paragraph}</Prose>
              ))}
              {prediction !== undefined && (
                <PredictionBox
                  id={sectionKey}
                  prediction={prediction}
                  words={words.sections[sectionId] as (typeof words.sections)[string]}
                />
              )}
              {(prediction === undefined || guesses[sectionKey] !== undefined) && after !== undefined && (
                <div className="after">
                  {after.map((paragraph) => (
                    <Prose key={paragraph}>{paragraph}</Prose>
                  ))}
                </div>
              )}
              {sections[place + 1] !== undefined && (
                <NextSection chapter={id} section={sections[place + 1]?.id ?? ""} />
              )}
            </section>
          );
        })}
        <ChapterSteps id={id} />
      </article>
      <aside className="lesson-figure" aria-label={learn.figure}>
        {waits && <p className="figure-waits">{learn.hidden}</p>}
        {!waits && active !== undefined && <FigureView key={key} figure={active.figure} />}
      </aside>
    </>
  );
}

/** How many questions are answered rightly so far. */
function Score({ id }: { readonly id: ChapterId }) {
  const { score } = useWords(learnText);
  const guesses = useProgress((state) => state.guesses);
  const { right, answered, asked } = scoreOf(id, guesses);
  return (
    <>
      <p className="score" role="status">
        {score(right, answered, asked)}
      </p>
      {answered > 0 && <SaveResult id={id} />}
    </>
  );
}

function NextSection({ chapter, section }: { readonly chapter: ChapterId; readonly section: string }) {
  const { nextSection } = useWords(learnText);
  const words = useChapterWords(chapter);
  const label = `${nextSection}: ${words.sections[section]?.heading ?? ""}`;
  return (
    <button
      type="button"
      className="next-section"
      aria-label={label}
      title={label}
      onClick={() => viewActions.set("learn", { chapter, section })}
    >
      <Icon name="chevronDown" size={15} />
    </button>
  );
}

/** To the chapters before and after. */
function ChapterSteps({ id }: { readonly id: ChapterId }) {
  const { before, after } = useWords(learnText);
  const place = chapterIds.indexOf(id);
  const [previous, next] = [chapterIds[place - 1], chapterIds[place + 1]];
  return (
    <nav className="chapter-steps" aria-label={`${before}, ${after}`}>
      {previous !== undefined && <Step id={previous} label={before} />}
      <span className="grow" />
      {next !== undefined && <Step id={next} label={after} />}
    </nav>
  );
}

function Step({ id, label }: { readonly id: ChapterId; readonly label: string }) {
  const { title } = useChapterWords(id);
  const go = () => viewActions.set("learn", { chapter: id, section: "" });
  return (
    <button type="button" className="button outlined chapter-step" aria-label={`${label}: ${title}`} onClick={go}>
      {title}
    </button>
  );
}
