import { type RefObject, useEffect, useRef } from "react";
import type { ChapterId } from "../../lessons/index.ts";
import { viewActions } from "../viewState.ts";

/** Pixels by which a scroller may rest beside the place that it was sent to. */
const REST = 2;

/**
 * Scrolling chooses the section, and so does whatever is focused or clicked in one; an address or a button that names
 * one scrolls to it. The line that a section has to cross runs from the top of the view to its bottom while the page is
 * scrolled from its top to its end: short sections have their turn, too.
 */
export function useSectionInView(article: RefObject<HTMLElement | null>, chapter: ChapterId, active: string): void {
  const chosen = useRef("");
  /** Where the page was sent to: no choice of the reader's. */
  const sentTo = useRef<number | null>(null);
  useEffect(() => {
    const scroller = article.current?.closest<HTMLElement>(".learn");
    if (!article.current || !scroller) return;
    const sections = [...article.current.querySelectorAll<HTMLElement>("[data-section]")];
    const choose = (section: HTMLElement | undefined) => {
      const id = section?.dataset.section;
      if (id === undefined || chosen.current === `${chapter}/${id}`) return;
      chosen.current = `${chapter}/${id}`;
      viewActions.set("learn", { chapter, section: id });
    };
    const scrolled = () => {
      const { scrollTop, scrollHeight, clientHeight } = scroller;
      if (sentTo.current !== null && Math.abs(scrollTop - sentTo.current) <= REST) return;
      sentTo.current = null;
      const top = scroller.getBoundingClientRect().top;
      const line = top + (clientHeight * scrollTop) / Math.max(1, scrollHeight - clientHeight);
      choose(sections.findLast((section) => section.getBoundingClientRect().top <= line) ?? sections[0]);
    };
    const touched = ({ target }: Event) =>
      choose((target as Element).closest<HTMLElement>("[data-section]") ?? undefined);
    const { current: root } = article;
    scroller.addEventListener("scroll", scrolled, { passive: true });
    root.addEventListener("focusin", touched);
    root.addEventListener("pointerdown", touched);
    return () => {
      scroller.removeEventListener("scroll", scrolled);
      root.removeEventListener("focusin", touched);
      root.removeEventListener("pointerdown", touched);
    };
  }, [article, chapter]);
  useEffect(() => {
    if (chosen.current === `${chapter}/${active}`) return;
    chosen.current = `${chapter}/${active}`;
    const root = article.current;
    const scroller = root?.closest<HTMLElement>(".learn");
    const section = root?.querySelector<HTMLElement>(`[data-section="${CSS.escape(active)}"]`);
    if (!scroller || !section) return;
    if (section === root?.querySelector("[data-section]")) scroller.scrollTo({ top: 0 });
    else section.scrollIntoView({ block: "start" });
    sentTo.current = scroller.scrollTop;
  }, [article, chapter, active]);
}
