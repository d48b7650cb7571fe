import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * Marks a row with data-tight where its words do not fit, so that the style sheet can show the shorter ones, and with
 * data-tight="rows" where those do not fit either and need a line of their own. It is measured when the row's size or
 * any of its words changes.
 *
 * @param words that the row is drawn with
 */
export function useTightness(words: string): RefObject<HTMLDivElement | null> {
  const row = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words have another width.
  useLayoutEffect(() => {
    const element = row.current;
    if (element === null) return;
    let measured = "";
    const isCut = (parts: string) =>
      [...element.querySelectorAll(parts)].some((words) => words.scrollWidth > words.clientWidth);
    const measure = () => {
      delete element.dataset.tight;
      if (!isCut("h2, .whole")) return;
      element.dataset.tight = "";
      if (isCut("h2, .short")) element.dataset.tight = "rows";
    };
    // Measuring makes the browser lay out the page: not for a step number that counts up.
    const onWords = () => {
      const now = element.textContent.replace(/\d/g, "0");
      if (now !== measured) measure();
      measured = now;
    };
    const sizes = new ResizeObserver(measure);
    const changes = new MutationObserver(onWords);
    sizes.observe(element);
    changes.observe(element, { subtree: true, childList: true, characterData: true });
    measure();
    return () => {
      sizes.disconnect();
      changes.disconnect();
    };
  }, [words]);
  return row;
}
