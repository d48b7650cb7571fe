import type { RefObject } from "react";
import type { exportText } from "../../text/export/index.ts";

type AxisName = keyof (typeof exportText)["en"]["axes"];

/** A chart of the page as something to be saved or printed. */
export interface ChartPicture {
  readonly host: RefObject<HTMLElement | null>;
  /** Part of the file's name: "gradient", "loss". */
  readonly name: string;
  readonly title: string;
  /** null: it is of no lane. */
  readonly lane: number | null;
  /** null: the chart names its axis itself. */
  readonly x: AxisName | null;
  readonly y: AxisName | null;
  /** What is to be seen, as a sentence. */
  readonly caption: string;
  /** The colours' meaning: the element of another chart, or words along the colour map. */
  readonly legend?: RefObject<HTMLElement | null> | readonly string[];
  /** Unless it is the Lab's; null: there is none. */
  readonly seed?: number | null;
}

const shown = new Set<{ readonly current: ChartPicture }>();

/** Counts a chart among those that are shown, until what is returned is called. */
export function showPicture(picture: { readonly current: ChartPicture }): () => void {
  shown.add(picture);
  return () => shown.delete(picture);
}

/** The charts that are on the page, in the order of the page. */
export function shownPictures(): readonly ChartPicture[] {
  const placed = [...shown].flatMap(({ current }) =>
    current.host.current ? [{ current, at: current.host.current }] : [],
  );
  placed.sort((a, b) => (a.at.compareDocumentPosition(b.at) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  return placed.map(({ current }) => current);
}
