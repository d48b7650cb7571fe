import { type Selection, select } from "d3-selection";
import { splitPowers, type TextRun } from "../text/numbers.ts";
import { RAISED } from "./textWidths.ts";

/** One text of a chart; it touches the document only where something about it changed. */
export interface TextMark {
  /** `x`, `y`: the baseline's anchor in pixels. Powers of ten ("10^34") get raised exponents. */
  show(text: string, x: number, y: number, anchor?: "start" | "middle" | "end"): void;
  hide(): void;
}

/** `classes`: of charts.css. */
export function createTextMark(parent: SVGElement, classes: string): TextMark {
  const node = select(parent).append("text").attr("class", classes).attr("display", "none");
  let written = "";
  let placed = "";
  return {
    show(text, x, y, anchor = "start") {
      if (text !== written) write(node, text);
      written = text;
      const place = `${x.toFixed(1)} ${y.toFixed(1)} ${anchor}`;
      if (place !== placed) {
        node.attr("x", x.toFixed(1)).attr("y", y.toFixed(1)).attr("text-anchor", anchor).attr("display", null);
      }
      placed = place;
    },
    hide() {
      if (placed !== "") node.attr("display", "none");
      placed = "";
    },
  };
}

/** How far an exponent is raised, in its own size. */
const RAISE = 0.38;
/** The text after an exponent has to be lowered by as much as the exponent was raised. */
export const dyOf = (run: TextRun, before: TextRun | undefined) =>
  run.raised ? `${-RAISE}em` : before?.raised ? `${(RAISE * RAISED).toFixed(2)}em` : null;

function write(node: Selection<SVGTextElement, unknown, null, undefined>, text: string): void {
  const runs = splitPowers(text);
  node
    .selectAll<SVGTSpanElement, TextRun>("tspan")
    .data(runs)
    .join("tspan")
    .attr("dy", (run, i) => dyOf(run, runs[i - 1]))
    .attr("font-size", (run) => (run.raised ? `${RAISED}em` : null))
    .text((run) => run.text);
}

/** Texts of one kind whose number changes, tick labels for instance: those not shown again by `end` are hidden. */
export interface TextMarks extends TextMark {
  begin(): void;
  end(): void;
}

export function createTextMarks(parent: SVGElement, classes: string): TextMarks {
  const marks: TextMark[] = [];
  let used = 0;
  const hideFrom = (first: number) => {
    for (let i = first; i < marks.length; i++) marks[i]?.hide();
  };
  return {
    begin() {
      used = 0;
    },
    show(text, x, y, anchor) {
      marks[used] ??= createTextMark(parent, classes);
      marks[used++]?.show(text, x, y, anchor);
    },
    end: () => hideFrom(used),
    hide: () => hideFrom(0),
  };
}
