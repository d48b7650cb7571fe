import type { Page } from "@playwright/test";

/**
 * What is wrong with the words on the page as they are drawn: text that is cut, leaves its chart or the window, covers
 * other text or wraps where it may not; controls that lie under others; rooms that scroll sideways. Empty: nothing is.
 */
export async function layoutFaults(page: Page): Promise<string[]> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((animation) => animation.finished));
    for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
  });
  return page.evaluate(findFaults);
}

/** Runs in the page, so it brings all that it needs. */
function findFaults(): string[] {
  const FLOATING = "dialog[open], .floating:popover-open";
  /** Rooms of the page that may lie above one another: only within one of them must texts keep apart. */
  const rooms = ["header.header", ".notices", "aside.controls", ".lanes", ".dock", "section.transport", FLOATING];
  const ONE_LINE = "button, label, h1, h2, dt, dd, summary, .chart-title, .lane-title, .transport";
  const MAY_WRAP = ".scenarios, .keyboard-help, .copy-by-hand, .problem, .prediction, .difference-note, .dock-body";
  /** Pixels by which boxes may touch, for rounding. */
  const TOUCH = 1;

  interface Box {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  }
  interface Written extends Box {
    readonly text: string;
    readonly element: Element;
    /** What it is a part of: parts of one text may touch. */
    readonly whole: Element;
  }

  /** Left to those who hear the page, by itself or with what it stands in. */
  const isClipped = (element: Element | null): boolean =>
    element !== null && (getComputedStyle(element).clipPath !== "none" || isClipped(element.parentElement));

  const isSeen = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.closest(".visually-hidden") === null &&
    !isClipped(element);

  /** Dialogs and menus are rooms of their own, wherever they stand in the document. */
  const isOf = (room: Element) => (element: Element) => {
    const floating = element.closest("dialog, .floating");
    return isSeen(element) && (floating === null || floating === room);
  };

  /** The part of a line box that letters fill: Chinese characters are higher than Latin ones, few Latin ones descend. */
  const inked = ({ left, top, right, bottom }: Box, text: string, element: Element): Box => {
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    const isChinese = /[\u3000-\u9fff]/.test(text);
    const [above, below] = [isChinese ? 0.12 : 0.22, isChinese || /[gjpqyQ,;()|_σ‖]/.test(text) ? 0.05 : 0.22];
    return { left, top: top + above * size, right, bottom: bottom - below * size };
  };

  /** The bar of tabs scrolls sideways, and the line beside it ends in "…": what is out of sight there meets nothing. */
  const shownPart = ({ left, top, right, bottom }: Box, element: Element): Box => {
    const frame = element.closest(".dock-tabs, .dock-teaser")?.getBoundingClientRect();
    if (!frame) return { left, top, right, bottom };
    return { left: Math.max(left, frame.left), top, right: Math.min(right, frame.right), bottom };
  };

  function htmlTexts(room: Element): { readonly texts: Written[]; readonly wrapped: string[] } {
    const texts: Written[] = [];
    const wrapped: string[] = [];
    const walker = document.createTreeWalker(room, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const [element, text] = [node.parentElement, node.textContent?.trim() ?? ""];
      if (!element || text === "" || element.closest("svg, option") || !isOf(room)(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
      const isOneLine = element.closest(ONE_LINE) !== null && element.closest(MAY_WRAP) === null;
      if (isOneLine && new Set(lines.map(({ top }) => Math.round(top))).size > 1) wrapped.push(`"${text}" wraps`);
      for (const line of lines) {
        const shown = shownPart(line, element);
        if (shown.right > shown.left) texts.push({ ...inked(shown, text, element), text, element, whole: element });
      }
    }
    return { texts, wrapped };
  }

  function svgTexts(room: Element): Written[] {
    return [...room.querySelectorAll("svg text")].filter(isOf(room)).flatMap((whole): Written[] => {
      const text = whole.textContent ?? "";
      const badge = whole.classList.contains("chart-badge-text") ? whole.previousElementSibling : null;
      if (badge?.classList.contains("chart-badge")) {
        const { left, top, right, bottom } = badge.getBoundingClientRect();
        return [{ left, top, right, bottom, text, element: whole, whole }];
      }
      const parts = whole.children.length > 0 ? [...whole.children] : [whole];
      return parts.map((part) => ({
        ...inked(part.getBoundingClientRect(), part.textContent ?? "", part),
        text,
        element: part,
        whole,
      }));
    });
  }

  const within = (box: Box, frame: Box, axis: "x" | "y") =>
    axis === "x"
      ? box.left >= frame.left - TOUCH && box.right <= frame.right + TOUCH
      : box.top >= frame.top - TOUCH && box.bottom <= frame.bottom + TOUCH;

  /** The first ancestor that cuts the text off, or null. What a room scrolls to can be reached. */
  function cutBy(written: Written): string | null {
    if (written.element.closest(".dock-teaser")) return null;
    const free = { x: false, y: false };
    for (let at: Element | null = written.element; at; at = at.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(at);
      const frame = at.getBoundingClientRect();
      for (const [axis, overflow] of [
        ["x", overflowX],
        ["y", overflowY],
      ] as const) {
        if (overflow === "auto" || overflow === "scroll") free[axis] = true;
        const cuts = overflow === "hidden" || overflow === "clip";
        if (cuts && !free[axis] && !within(written, frame, axis)) return `${at.localName}.${at.getAttribute("class")}`;
      }
      if (position === "fixed") break;
    }
    const isOut = !free.x && !within(written, { left: 0, top: 0, right: innerWidth, bottom: innerHeight }, "x");
    return isOut ? "the window" : null;
  }

  const isTip = ({ whole }: Written) => whole.matches(".chart-tip-head, .chart-tip-value");
  const meet = (a: Box, b: Box) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > TOUCH &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > TOUCH;

  function collisions(texts: readonly Written[]): string[] {
    const found = new Set<string>();
    texts.forEach((a, i) => {
      for (const b of texts.slice(i + 1)) {
        // A tooltip floats over its chart.
        if (a.whole === b.whole || isTip(a) !== isTip(b)) continue;
        if (meet(a, b)) found.add(`"${a.text}" meets "${b.text}"`);
      }
    });
    return [...found];
  }

  /** Values in fields, which are no text nodes. A list does not say how wide its value is, so that is measured. */
  function cutValues(room: Element): string[] {
    const pen = document.createElement("canvas").getContext("2d");
    if (!pen) throw new Error("no canvas");
    const isCut = (field: HTMLInputElement | HTMLSelectElement) => {
      if (field instanceof HTMLInputElement) return field.scrollWidth > field.clientWidth;
      const { fontWeight, fontSize, fontFamily, paddingLeft, paddingRight } = getComputedStyle(field);
      pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
      const space = field.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      return pen.measureText(field.selectedOptions[0]?.text ?? "").width > space + TOUCH;
    };
    return [...room.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input.value, select")]
      .filter((field) => isOf(room)(field) && isCut(field))
      .map((field) => `the value of "${field.getAttribute("aria-label")}" is cut`);
  }

  /** Controls whose middle lies under something else of the same room; marks stand where their steps are. */
  function covered(room: Element): string[] {
    return [...room.querySelectorAll<HTMLElement>("button:not(.mark), input, select, summary")]
      .filter((control) => isOf(room)(control) && !control.closest(".segmented"))
      .flatMap((control) => {
        const { left, top, width, height } = control.getBoundingClientRect();
        const bar = control.closest(".dock-tabs")?.getBoundingClientRect();
        if (bar && (left + width / 2 < bar.left || left + width / 2 > bar.right)) return [];
        const hit = document.elementFromPoint(left + width / 2, top + height / 2);
        if (!hit || !room.contains(hit) || control.contains(hit) || hit.contains(control)) return [];
        const name = control.getAttribute("aria-label") ?? control.textContent;
        return [`the control "${name}" lies under "${hit.getAttribute("aria-label") ?? hit.textContent}"`];
      });
  }

  function sideways(room: Element): string[] {
    return [room, ...room.querySelectorAll("*:not(.dock-tabs)")]
      .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowX) && isSeen(element))
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + TOUCH)
      .map((element) => `.${element.getAttribute("class")} scrolls sideways`);
  }

  const faults = rooms.flatMap((selector) => {
    const room = document.querySelector(selector);
    if (!room || !isSeen(room)) return [];
    const { texts: inHtml, wrapped } = htmlTexts(room);
    const texts = [...inHtml, ...svgTexts(room)];
    const cut = texts.flatMap((written) => {
      const by = cutBy(written);
      return by === null ? [] : [`"${written.text}" is cut by ${by}`];
    });
    const all = [...wrapped, ...cut, ...collisions(texts), ...cutValues(room), ...covered(room), ...sideways(room)];
    return [...new Set(all)].map((fault) => `${selector}: ${fault}`);
  });
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth) faults.push(`the page is ${scrollWidth} px wide`);
  return faults;
}
