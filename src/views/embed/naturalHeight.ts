/** A view that scrolls by itself, text beside figure: as high as a page is read comfortably. */
const READING_HEIGHT = 640;

/**
 * The height that the frame's content wants at the frame's width, in CSS pixels. It does not depend on the frame's height:
 * where there is more of it, the main charts take it, and how high they would like to be is in --hero-natural. So a host
 * that gives the frame this height is not asked for another.
 */
export function naturalHeight(root: HTMLElement): number {
  if (root.dataset.view === "learn") return READING_HEIGHT;
  const parts = [...root.children] as HTMLElement[];
  return Math.ceil(sum(parts.map((part) => (part.matches(".embed-lanes") ? heightOfLanes(part) : heightOf(part)))));
}

/** Lanes that stand in one row are as high as the highest of them. */
function heightOfLanes(lanes: HTMLElement): number {
  const columns = getComputedStyle(lanes).gridTemplateColumns.split(" ").length;
  const heights = ([...lanes.children] as HTMLElement[]).map(heightOfLane);
  const rows = heights
    .filter((_, k) => k % columns === 0)
    .map((_, row) => heights.slice(row * columns, (row + 1) * columns));
  return sum(rows.map((row) => Math.max(...row)));
}

function heightOfLane(lane: HTMLElement): number {
  const { paddingTop, paddingBottom, borderTopWidth } = getComputedStyle(lane);
  const own = sum([paddingTop, paddingBottom, borderTopWidth].map(Number.parseFloat));
  return own + sum(([...lane.children] as HTMLElement[]).map(heightInLane));
}

function heightInLane(part: HTMLElement): number {
  const host = part.matches(".hero") ? part.querySelector<HTMLElement>(".chart-host") : null;
  if (host === null) return heightOf(part);
  const natural = Number.parseFloat(getComputedStyle(host).getPropertyValue("--hero-natural"));
  return heightOf(part) - host.getBoundingClientRect().height + natural;
}

function heightOf(part: HTMLElement): number {
  const { position } = getComputedStyle(part);
  return position === "absolute" || position === "fixed" ? 0 : part.getBoundingClientRect().height;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
