/** "after": from the mark to the right; "before": to its left; "none": there is no room. */
export type LabelPlace = "after" | "before" | "none";

/** Where a mark stands and how wide its label is, in pixels. */
export interface MarkLabel {
  readonly at: number;
  readonly width: number;
}

/** Pixels between two labels. */
const GAP = 10;

/**
 * Places the labels of the scrubber's marks, in their order: to the right of the mark where there is room, else to its
 * left; the label before it moves to the left of its own mark if that makes room. A label that would still cover an
 * earlier one is hidden.
 *
 * @param width of the scrubber
 * @param main the mark that is told above all others where not all can be; -1: none
 */
export function placeLabels(labels: readonly MarkLabel[], width: number, main = -1): readonly LabelPlace[] {
  const places = placeInOrder(labels, width);
  const label = labels[main];
  if (label === undefined || places[main] !== "none") return places;
  const [first = "none", ...others] = placeInOrder([label, ...labels.toSpliced(main, 1)], width);
  return others.toSpliced(main, 0, first);
}

function placeInOrder(labels: readonly MarkLabel[], width: number): readonly LabelPlace[] {
  const places: LabelPlace[] = [];
  const isFree = (k: number, place: LabelPlace) => {
    const box = boxOf(labels[k] as MarkLabel, place);
    const others = places.flatMap((other, j) =>
      other === "none" || j === k ? [] : [boxOf(labels[j] as MarkLabel, other)],
    );
    const inside = box.from >= -GAP && box.to <= width + GAP;
    return inside && others.every((other) => box.to + GAP <= other.from || other.to + GAP <= box.from);
  };
  for (let k = 0; k < labels.length; k++) {
    const last = places.findLastIndex((place) => place !== "none");
    if (isFree(k, "after")) places.push("after");
    else if (isFree(k, "before")) places.push("before");
    else if (places[last] === "after" && isFree(last, "before")) {
      places[last] = "before";
      const fits = isFree(k, "after");
      if (!fits) places[last] = "after";
      places.push(fits ? "after" : "none");
    } else places.push("none");
  }
  return places;
}

function boxOf({ at, width }: MarkLabel, place: LabelPlace): { readonly from: number; readonly to: number } {
  return place === "before" ? { from: at - width, to: at } : { from: at, to: at + width };
}
