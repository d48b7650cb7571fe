import type { ResolvedLane } from "../comparison.ts";
import { mergedScript } from "./lanes.ts";
import { indented } from "./python.ts";
import { type LaneScript, laneScript } from "./script.ts";
import { importsFor, loopOf, paragraphs, titleOf } from "./sourceText.ts";

/**
 * A script for PyTorch 1.13 that trains the lanes and comes to the app's numbers; with --json it prints what the
 * headless `run` prints. Of several lanes it is one loop, in which what differs between them stands behind a question
 * for the lane. `name`: what it is called; `isComparison`: whether lines carry their lane, which one lane alone may too.
 */
export function pytorchSource(name: string, lanes: readonly ResolvedLane[], isComparison = lanes.length > 1): string {
  const scripts = lanes.map((lane) => laneScript(lane, { record: true, lane: isComparison }));
  const body = isComparison ? comparisonBody(scripts) : scripts.flatMap(bodyOf);
  const title = `# ${titleOf(name)} (Exploding Gradients Lab). Tested with PyTorch 1.13; 2.x untested.`;
  return [title, ...importsFor(body), "", ...body, ""].join("\n");
}

function bodyOf(script: LaneScript): readonly string[] {
  const { network, initialize, data, optimizer, recordStart, end } = script;
  return [...paragraphs([network, initialize, data, optimizer, recordStart]), ...loopOf(script), ...end];
}

function comparisonBody(scripts: readonly LaneScript[]): readonly string[] {
  const letters = scripts.map((_, k) => String.fromCharCode(65 + k)).join("");
  return [`for lane in "${letters}":`, ...indented(bodyOf(mergedScript(scripts, letters)))];
}
