import type { ResolvedLane } from "../comparison.ts";
import { type LaneScript, laneScript } from "./script.ts";
import { importsFor, loopOf, paragraphs, titleOf } from "./sourceText.ts";

/** A cell of a notebook. */
export interface Cell {
  /** Unlike that of any other cell. */
  readonly id: string;
  readonly kind: "markdown" | "code";
  readonly lines: readonly string[];
}

/** The lanes as cells of a notebook, one lane after the other: the script's own code without what --json needs. */
export function pytorchCells(name: string, lanes: readonly ResolvedLane[]): readonly Cell[] {
  const scripts = lanes.map((lane) => laneScript(lane, { record: false, lane: false }));
  const imports = importsFor(scripts.flatMap((script) => [...setupOf(script), ...loopOf(script)]));
  const origin = "Exported from Exploding Gradients Lab. Tested with PyTorch 1.13; 2.x is untested.";
  return [
    { id: "title", kind: "markdown", lines: [`# ${titleOf(name)}`, "", origin] },
    { id: "imports", kind: "code", lines: imports },
    ...scripts.flatMap((script, k) => laneCells(script, scripts.length > 1 ? String.fromCharCode(65 + k) : null)),
  ];
}

function setupOf({ network, initialize, data, optimizer }: LaneScript): readonly string[] {
  return paragraphs([network, initialize, data, optimizer]);
}

/** `letter`: of a lane of several. */
function laneCells(script: LaneScript, letter: string | null): readonly Cell[] {
  const { network, initialize, data, optimizer } = script;
  const prefix = letter === null ? "" : `${letter.toLowerCase()}-`;
  const heading = (text: string) => (letter === null ? `## ${text}` : `## Lane ${letter}: ${text.toLowerCase()}`);
  const part = (id: string, title: string, code: readonly string[]): readonly Cell[] => [
    { id: `${prefix}${id}-title`, kind: "markdown", lines: [heading(title)] },
    { id: `${prefix}${id}`, kind: "code", lines: code },
  ];
  return [
    ...part("network", "Network", paragraphs([network, initialize])),
    ...part("optimizer", data.length > 0 ? "Data and optimizer" : "Optimizer", paragraphs([data, optimizer])),
    ...part("training", "Training", loopOf(script)),
  ];
}
